package dev.wadi.edge.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.delivery.Verdict.Kind;
import dev.wadi.local.Clients;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import dev.wadi.local.RunningCloud;
import dev.wadi.testing.AnsweringProxy;
import dev.wadi.testing.AnsweringProxy.Page;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/** Collisions are tried again, and only they. DynamoDB's answers to them come over the wire, as a local one hardly ever collides. */
@Timeout(600)
class TransactionTest {
    @RegisterExtension
    static final RunningCloud CLOUD = new RunningCloud(LocalCloudOptions.only(Part.DYNAMODB));

    private final String table = "t-" + UUID.randomUUID();
    private final Clients clients = CLOUD.clients();
    private AnsweringProxy way;
    private DynamoDbClient client;

    @BeforeEach
    void begin() {
        way = new AnsweringProxy(clients.endpoint(Part.DYNAMODB));
        client = clients.withEndpoint(Part.DYNAMODB, way.uri()).client(Part.DYNAMODB, DynamoDbClient.builder());
        client.createTable(request -> request.tableName(table)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(AttributeDefinition.builder()
                        .attributeName("Id")
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .keySchema(KeySchemaElement.builder()
                        .attributeName("Id")
                        .keyType(KeyType.HASH)
                        .build()));
    }

    @AfterEach
    void end() {
        client.close();
        way.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TransactionConflict,None",
                "None,TransactionConflict",
                "ThrottlingError,None",
                "ProvisionedThroughputExceeded,None",
                "ConditionalCheckFailed,TransactionConflict"
            })
    void aCollisionIsTriedAgainUntilItIsWritten(String reasons) {
        answer(2, canceled(reasons.split(",", -1)));
        assertThat(transaction().write(client).isWritten()).isTrue();
        assertThat(way.answered()).isEqualTo(2);
        assertThat(rows()).isEqualTo(2);
    }

    @Test
    void anAttemptThatIsStillUnderWayIsWaitedFor() {
        answer(2, "{\"__type\":\"com.amazonaws.dynamodb.v20120810#TransactionInProgressException\",\"Message\":\"m\"}");
        assertThat(transaction().write(client).isWritten()).isTrue();
    }

    @Test
    void aCollisionThatDoesNotEndIsTheDependencys() {
        answer(Integer.MAX_VALUE, canceled("TransactionConflict"));
        assertThatThrownBy(() -> transaction().write(client))
                .isInstanceOfSatisfying(TransactionConflictException.class, collided -> {
                    assertThat(collided).hasCauseInstanceOf(TransactionCanceledException.class);
                    assertThat(new AwsFaultClassifier()
                                    .judge(collided)
                                    .orElseThrow()
                                    .kind())
                            .isEqualTo(Kind.DEPENDENCY);
                });
        assertThat(way.answered()).isBetween(5, 50);
        assertThat(rows()).isZero();
    }

    @Test
    void anyOtherReasonIsThrownAtOnce() {
        answer(Integer.MAX_VALUE, canceled("None", "ValidationError"));
        assertThatThrownBy(() -> transaction().write(client)).isInstanceOf(TransactionCanceledException.class);
        assertThat(way.answered()).isEqualTo(1);
    }

    @Test
    void aConditionThatDoesNotHoldIsAResult() {
        assertThat(transaction().write(client).isWritten()).isTrue();
        Transaction.Result again = transaction().write(client);
        assertThat(again.isWritten()).isFalse();
        assertThat(again.isUnmet(0)).isTrue();
        assertThat(again.isUnmet(1)).isFalse();
    }

    private Transaction transaction() {
        return new Transaction()
                .add(TransactWriteItem.builder()
                        .put(put -> put.tableName(table).item(row("a")).conditionExpression("attribute_not_exists(Id)"))
                        .build())
                .add(TransactWriteItem.builder()
                        .put(put -> put.tableName(table).item(row("b")))
                        .build());
    }

    private static Map<String, AttributeValue> row(String id) {
        return Map.of("Id", AttributeValue.fromS(id));
    }

    private int rows() {
        return client.scan(scan -> scan.tableName(table).consistentRead(true)).count();
    }

    private void answer(int times, String body) {
        AtomicInteger left = new AtomicInteger(times);
        way.answer(operation -> operation.equals("TransactWriteItems") && left.getAndDecrement() > 0
                ? Optional.of(new Page(400, "application/x-amz-json-1.0", body))
                : Optional.empty());
    }

    private static String canceled(String... reasons) {
        return Arrays.stream(reasons)
                .map(reason -> "{\"Code\":\"" + reason + "\"}")
                .collect(Collectors.joining(
                        ",",
                        "{\"__type\":\"com.amazonaws.dynamodb.v20120810#TransactionCanceledException\","
                                + "\"Message\":\"Transaction cancelled\",\"CancellationReasons\":[",
                        "]}"));
    }
}
