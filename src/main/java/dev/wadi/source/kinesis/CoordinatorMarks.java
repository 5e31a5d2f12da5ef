package dev.wadi.source.kinesis;

import java.util.Map;
import java.util.concurrent.CompletionException;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Texts that are kept in the KCL's coordinator table, beside the KCL's own entries and under other keys. All of it throws {@link CompletionException} with
 * what DynamoDB answers.
 */
final class CoordinatorMarks {
    /** The KCL's name for it. */
    static final String KEY = "key";

    private final String table;
    private final DynamoDbAsyncClient dynamoDb;

    CoordinatorMarks(String table, DynamoDbAsyncClient dynamoDb) {
        this.table = table;
        this.dynamoDb = dynamoDb;
    }

    /** False: there is one already. */
    boolean putIfAbsent(String key, String attribute, String text) {
        try {
            dynamoDb.putItem(put -> put.tableName(table)
                            .item(item(key, attribute, text))
                            .conditionExpression("attribute_not_exists(#key)")
                            .expressionAttributeNames(Map.of("#key", KEY)))
                    .join();
            return true;
        } catch (CompletionException e) {
            if (e.getCause() instanceof ConditionalCheckFailedException) {
                return false;
            }
            throw e;
        }
    }

    void put(String key, String attribute, String text) {
        dynamoDb.putItem(put -> put.tableName(table).item(item(key, attribute, text)))
                .join();
    }

    /** Empty where there is none. */
    String get(String key, String attribute) {
        AttributeValue text = dynamoDb.getItem(get -> get.tableName(table)
                        .key(Map.of(KEY, AttributeValue.fromS(key)))
                        .consistentRead(true))
                .join()
                .item()
                .get(attribute);
        return text == null ? "" : text.s();
    }

    private static Map<String, AttributeValue> item(String key, String attribute, String text) {
        return Map.of(KEY, AttributeValue.fromS(key), attribute, AttributeValue.fromS(text));
    }
}
