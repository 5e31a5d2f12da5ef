package dev.wadi.local.dynamodb;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** What the tests of the DynamoDB emulator do again and again, on one table with a hash key and a numeric range key. */
record DynamoDbFixture(DynamoDbClient client) {

    static final String TABLE = "readings";

    static DynamoDbFixture create(DynamoDbClient client, Consumer<CreateTableRequest.Builder> more) {
        client.createTable(request -> {
            request.tableName(TABLE)
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .attributeDefinitions(
                            attribute("pk", ScalarAttributeType.S), attribute("sk", ScalarAttributeType.N))
                    .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE));
            more.accept(request);
        });
        return new DynamoDbFixture(client);
    }

    static DynamoDbFixture create(DynamoDbClient client) {
        return create(client, request -> {});
    }

    static AttributeDefinition attribute(String name, ScalarAttributeType type) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(type)
                .build();
    }

    static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    static AttributeValue text(String text) {
        return AttributeValue.fromS(text);
    }

    static AttributeValue number(long number) {
        return AttributeValue.fromN(Long.toString(number));
    }

    static Map<String, AttributeValue> key(String hash, long range) {
        return Map.of("pk", text(hash), "sk", number(range));
    }

    void put(String hash, long range, Map<String, AttributeValue> attributes) {
        Map<String, AttributeValue> item = new HashMap<>(attributes);
        item.putAll(key(hash, range));
        client.putItem(request -> request.tableName(TABLE).item(item));
    }

    Map<String, AttributeValue> get(String hash, long range) {
        return client.getItem(request -> request.tableName(TABLE).key(key(hash, range)))
                .item();
    }

    void update(String hash, long range, Consumer<UpdateItemRequest.Builder> more) {
        client.updateItem(request -> {
            request.tableName(TABLE).key(key(hash, range));
            more.accept(request);
        });
    }
}
