package dev.wadi.testing;

import dev.wadi.edge.dynamodb.StoredValues;
import dev.wadi.local.Clients;
import dev.wadi.local.Part;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.apache.camel.impl.DefaultCamelContext;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** Tables of a local DynamoDB, under names of their own, and the client of a route that uses them: its calls are noted, and may lose their answers. */
public final class TableWorld implements AutoCloseable, ExecutionInterceptor {
    /** What the route calls, such as {@code PutItem}. */
    public final List<String> calls = new CopyOnWriteArrayList<>();

    private final DynamoDbClient own;
    private final DynamoDbClient ofRoute;
    private final String suffix = UUID.randomUUID().toString();
    private volatile String lost = "";
    private volatile int left;

    public TableWorld(Clients clients) {
        own = clients.client(Part.DYNAMODB, DynamoDbClient.builder());
        ofRoute = clients.client(Part.DYNAMODB, DynamoDbClient.builder(), this);
    }

    /** For {@link YamlRoute}. */
    public void bind(DefaultCamelContext context) {
        context.getRegistry().bind("dynamoDbClient", DynamoDbClient.class, ofRoute);
        context.getPropertiesComponent().addInitialProperty("orders", name("orders"));
        context.getPropertiesComponent().addInitialProperty("markers", name("markers"));
    }

    /** The service does the next calls of this operation, behind some more, and the route gets no answer. */
    public void loseAnswers(String operation, int behind) {
        lost = operation;
        left = behind;
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        calls.add(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
    }

    @Override
    public synchronized void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        if (lost.equals(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME)) && left-- <= 0) {
            throw SdkClientException.create("the answer was lost");
        }
    }

    private String name(String table) {
        return table + "-" + suffix;
    }

    /**
     * Makes the table that the route knows as <code>{{table}}</code>.
     *
     * @param key attributes with their types, such as {@code id:S}
     */
    public TableWorld with(String table, String... key) {
        own.createTable(request -> request.tableName(name(table))
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(Arrays.stream(key)
                        .map(part -> AttributeDefinition.builder()
                                .attributeName(part.split(":", 2)[0])
                                .attributeType(ScalarAttributeType.fromValue(part.split(":", 2)[1]))
                                .build())
                        .toList())
                .keySchema(Arrays.stream(key)
                        .map(part -> KeySchemaElement.builder()
                                .attributeName(part.split(":", 2)[0])
                                .keyType(part.equals(key[0]) ? KeyType.HASH : KeyType.RANGE)
                                .build())
                        .toList()));
        return this;
    }

    public void put(String table, Map<String, AttributeValue> row) {
        own.putItem(request -> request.tableName(name(table)).item(row));
    }

    public List<Map<String, Object>> rows(String table) {
        return own.scan(request -> request.tableName(name(table)).consistentRead(true)).items().stream()
                .map(StoredValues::of)
                .toList();
    }

    /** The rows by their key, which is one text. */
    public Map<String, Map<String, Object>> rows(String table, String key) {
        return rows(table).stream().collect(Collectors.toMap(row -> String.valueOf(row.get(key)), row -> row));
    }

    @Override
    public void close() {
        own.close();
        ofRoute.close();
    }
}
