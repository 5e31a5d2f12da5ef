package dev.wadi.source.kinesis;

import static dev.wadi.source.kinesis.StreamFixture.QUICK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import dev.wadi.local.RunningCloud;
import dev.wadi.local.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.kinesis.coordinator.migration.TableMigrationState;

/** The leader of the KCL wants to know at each of its rounds whether there is one table by now. */
@Timeout(600)
class RememberedMigrationTest implements ExecutionInterceptor {
    private static final String TABLE = "coordinator";
    private static final String MARK = TableMigrationState.TABLE_MIGRATION_HASH_KEY;

    @RegisterExtension
    static final RunningCloud CLOUD =
            new RunningCloud(LocalCloudOptions.only(Part.KINESIS, Part.DYNAMODB).withoutLimits());

    private final List<Instant> looks = new CopyOnWriteArrayList<>();
    private final SettableClock clock = new SettableClock();
    private DynamoDbAsyncClient counted;
    private DynamoDbAsyncClient remembering;

    @BeforeEach
    void begin() {
        counted = CLOUD.clients()
                .client(Part.DYNAMODB, DynamoDbAsyncClient.builder().httpClient(StreamFixture.HTTP), this);
        new KclTable(TABLE, CoordinatorMarks.KEY, counted).create();
        clock.set(Instant.EPOCH);
        remembering = RememberedMigration.of(counted, clock);
    }

    @AfterEach
    void end() {
        counted.close();
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        if (context.request() instanceof GetItemRequest get
                && get.key().toString().contains(MARK)) {
            looks.add(Instant.now());
        }
    }

    private String look() {
        Map<String, AttributeValue> item =
                remembering.getItem(read(TABLE)).join().item();
        return item.getOrDefault("tm", AttributeValue.fromS("nothing")).s();
    }

    private static GetItemRequest read(String table) {
        return GetItemRequest.builder().tableName(table).key(key()).build();
    }

    private static Map<String, AttributeValue> key() {
        return Map.of(CoordinatorMarks.KEY, AttributeValue.fromS(MARK));
    }

    private void write(DynamoDbAsyncClient by, String state) {
        new CoordinatorMarks(TABLE, by).put(MARK, "tm", state);
    }

    @Test
    void whatAnotherInstanceWritesIsSeenAfterASecond() {
        assertThat(look()).isEqualTo("nothing");
        write(counted, "pending");
        assertThat(look()).isEqualTo("nothing");
        assertThat(looks).hasSize(1);
        clock.advance(RememberedMigration.GOOD_FOR);
        assertThat(look()).isEqualTo("pending");
        assertThat(looks).hasSize(2);
    }

    @Test
    void whatThisInstanceWritesOrTakesAwayIsSeenAtOnce() {
        assertThat(look()).isEqualTo("nothing");
        write(remembering, "pending");
        assertThat(look()).isEqualTo("pending");
        remembering
                .updateItem(update -> update.tableName(TABLE)
                        .key(key())
                        .updateExpression("SET tm = :state")
                        .expressionAttributeValues(Map.of(":state", AttributeValue.fromS("complete"))))
                .join();
        assertThat(look()).isEqualTo("complete");
        remembering.deleteItem(delete -> delete.tableName(TABLE).key(key())).join();
        assertThat(look()).isEqualTo("nothing");
    }

    @Test
    void aLookThatFailedIsNotRemembered() {
        assertThat(remembering.getItem(read("late"))).failsWithin(Duration.ofSeconds(60));
        assertThat(look()).isEqualTo("nothing");
    }

    @Test
    void otherItemsAreReadEachTime() {
        CoordinatorMarks marks = new CoordinatorMarks(TABLE, remembering);
        marks.put("other", "tm", "one");
        assertThat(marks.get("other", "tm")).isEqualTo("one");
        new CoordinatorMarks(TABLE, counted).put("other", "tm", "two");
        assertThat(marks.get("other", "tm")).isEqualTo("two");
    }

    @Test
    void theLeaderLooksOnceASecond() throws Exception {
        try (StreamFixture fixture = new StreamFixture(CLOUD)) {
            fixture.context.getRegistry().bind("dynamoDb", DynamoDbAsyncClient.class, counted);
            fixture.createStream("orders", 1);
            fixture.start("orders" + QUICK, (poll, exchange) -> {});
            // the first come from the start of the KCL
            await().atMost(Duration.ofMinutes(2)).until(() -> looks.size() >= 9);
            assertThat(Duration.between(looks.get(4), looks.get(8))).isGreaterThan(Duration.ofSeconds(3));
        }
    }
}
