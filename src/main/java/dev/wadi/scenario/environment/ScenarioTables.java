package dev.wadi.scenario.environment;

import dev.wadi.edge.aws.Provision;
import dev.wadi.scenario.format.ScenarioFormatException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.waiters.DynamoDbWaiter;

/** The DynamoDB tables that a scenario made. */
final class ScenarioTables implements AutoCloseable {
    /** AWS makes a table within seconds, at times within a minute; the SDK's own waiter would look every 20 seconds. */
    private static final Duration LONGEST = Duration.ofMinutes(3);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    private final DynamoDbClient client;
    private final DynamoDbWaiter waiter;
    /** The attributes of its key, by table. */
    private final Map<String, List<String>> made = new LinkedHashMap<>();

    private ScenarioTables(DynamoDbClient client) {
        this.client = client;
        waiter = DynamoDbWaiter.builder()
                .client(client)
                .overrideConfiguration(wait -> wait.waitTimeout(LONGEST)
                        .maxAttempts(Integer.MAX_VALUE)
                        .backoffStrategyV2(BackoffStrategy.fixedDelay(BETWEEN_LOOKS)))
                .build();
    }

    static ScenarioTables of(ScenarioEnvironment world) {
        return new ScenarioTables(DynamoDbClient.builder()
                .credentialsProvider(world.credentials())
                .build());
    }

    /**
     * Returns when the table takes items and has these.
     *
     * @throws ScenarioFormatException if DynamoDB refuses the table or an item
     */
    void create(Path definition, String name, List<Map<String, AttributeValue>> items) {
        try {
            CreateTableRequest table = Provision.table(client, definition, name);
            made.put(
                    name,
                    table.keySchema().stream()
                            .map(KeySchemaElement::attributeName)
                            .toList());
            waiter.waitUntilTableExists(request -> request.tableName(name));
            items.forEach(
                    item -> client.putItem(request -> request.tableName(name).item(item)));
        } catch (DynamoDbException e) {
            throw new ScenarioFormatException(
                    "tables." + name, e.awsErrorDetails().errorMessage());
        }
    }

    /** The attributes of its key. */
    List<String> key(String table) {
        return made.get(table);
    }

    List<Map<String, AttributeValue>> rows(String table) {
        return client.scanPaginator(request -> request.tableName(table).consistentRead(true)).items().stream()
                .toList();
    }

    /** Empty where there is no such row. */
    Map<String, AttributeValue> row(String table, Map<String, AttributeValue> key) {
        return client.getItem(request -> request.tableName(table).key(key).consistentRead(true))
                .item();
    }

    /** Returns when the names are free again: the next scenario has tables of the same. */
    @Override
    public void close() {
        made.keySet().forEach(name -> client.deleteTable(request -> request.tableName(name)));
        made.keySet().forEach(name -> waiter.waitUntilTableNotExists(request -> request.tableName(name)));
        waiter.close();
        client.close();
    }
}
