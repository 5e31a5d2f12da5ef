package dev.wadi.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

class DynamoDbTest {

    private static final String TABLE = "turbines";
    private static final String NEW = "attribute_not_exists(id)";

    @RegisterExtension
    static final RunningCloud CLOUD = new RunningCloud(LocalCloudOptions.only(Part.DYNAMODB));

    private final DynamoDbClient client = newClient();

    private static DynamoDbClient newClient() {
        return CLOUD.clients().client(Part.DYNAMODB, DynamoDbClient.builder());
    }

    @BeforeEach
    void createTable() {
        client.createTable(request -> request.tableName(TABLE)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(AttributeDefinition.builder()
                        .attributeName("id")
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .keySchema(KeySchemaElement.builder()
                        .attributeName("id")
                        .keyType(KeyType.HASH)
                        .build()));
    }

    @Test
    void aTableIsActiveAtOnceAndKeepsItems() {
        assertThat(client.describeTable(request -> request.tableName(TABLE))
                        .table()
                        .tableStatus())
                .isEqualTo(TableStatus.ACTIVE);
        put("t1", AttributeValue.fromS("running"));
        assertThat(read("t1")).containsEntry("value", AttributeValue.fromS("running"));
    }

    @Test
    void aConditionalPutIsRefusedAndChangesNothing() {
        put("t1", AttributeValue.fromS("first"));
        assertThatExceptionOfType(ConditionalCheckFailedException.class)
                .isThrownBy(() -> client.putItem(request -> request.tableName(TABLE)
                        .item(item("t1", AttributeValue.fromS("second")))
                        .conditionExpression(NEW)));
        assertThat(read("t1")).containsEntry("value", AttributeValue.fromS("first"));
    }

    @Test
    void aTransactionWritesAllOrNothing() {
        transact("t1", "t2");
        assertThat(read("t1")).isNotEmpty();
        assertThat(read("t2")).isNotEmpty();
        assertThatExceptionOfType(TransactionCanceledException.class)
                .isThrownBy(() -> transact("t3", "t1"))
                .satisfies(refusal -> assertThat(refusal.cancellationReasons())
                        .extracting(reason -> reason.code())
                        .containsExactly("None", "ConditionalCheckFailed"));
        assertThat(read("t3")).isEmpty();
    }

    @Test
    void anItemOfMoreThan400KilobytesIsRefused() {
        refused(AttributeValue.fromS("x".repeat(400 * 1024)), "Item size has exceeded the maximum allowed size");
    }

    @Test
    void aNumberOfMoreThan38DigitsIsRefused() {
        put("t1", AttributeValue.fromN("1".repeat(38)));
        refused(AttributeValue.fromN("1".repeat(39)), "only supports precision up to 38 digits");
    }

    @Test
    void eachAccessKeySeesItsOwnTables() {
        try (DynamoDbClient other = newClient()) {
            assertThat(client.listTables().tableNames()).containsExactly(TABLE);
            assertThat(other.listTables().tableNames()).isEmpty();
        }
    }

    @Test
    void itsEndLeavesNoThreadBehind() {
        LocalCloud cloud = LocalCloud.start(LocalCloudOptions.only(Part.DYNAMODB));
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        for (int world = 0; world < 3; world++) {
            try (DynamoDbClient other = Clients.of(cloud).client(Part.DYNAMODB, DynamoDbClient.builder())) {
                other.listTables();
            }
        }
        Set<Thread> after = Thread.getAllStackTraces().keySet();
        cloud.close();
        assertThat(after)
                .filteredOn(thread -> !before.contains(thread) && !thread.isDaemon())
                .isNotEmpty()
                .noneMatch(Thread::isAlive);
    }

    private void put(String id, AttributeValue value) {
        client.putItem(request -> request.tableName(TABLE).item(item(id, value)));
    }

    private void refused(AttributeValue value, String message) {
        assertThatExceptionOfType(DynamoDbException.class)
                .isThrownBy(() -> put("refused", value))
                .satisfies(refusal ->
                        assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("ValidationException"))
                .withMessageContaining(message);
    }

    private void transact(String... ids) {
        List<TransactWriteItem> writes = List.of(ids).stream()
                .map(id -> Put.builder()
                        .tableName(TABLE)
                        .item(item(id, AttributeValue.fromBool(true)))
                        .conditionExpression(NEW)
                        .build())
                .map(put -> TransactWriteItem.builder().put(put).build())
                .toList();
        client.transactWriteItems(request -> request.transactItems(writes));
    }

    private Map<String, AttributeValue> read(String id) {
        return client.getItem(request ->
                        request.tableName(TABLE).consistentRead(true).key(Map.of("id", AttributeValue.fromS(id))))
                .item();
    }

    private static Map<String, AttributeValue> item(String id, AttributeValue value) {
        return Map.of("id", AttributeValue.fromS(id), "value", value);
    }
}
