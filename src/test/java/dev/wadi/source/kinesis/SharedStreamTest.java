package dev.wadi.source.kinesis;

import static dev.wadi.source.kinesis.StreamFixture.QUICK;
import static dev.wadi.source.kinesis.StreamFixture.numbers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.delivery.HoldException;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import dev.wadi.local.RunningCloud;
import dev.wadi.testing.Patience;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.apache.camel.health.HealthCheck.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Several instances, one after the other and at once, on one stream that may be resharded. */
@Timeout(600)
class SharedStreamTest {
    private static final StreamFixture.Step NONE = (poll, exchange) -> {};
    private static final Duration LONGEST = Patience.LONGEST;

    @RegisterExtension
    static final RunningCloud CLOUD =
            new RunningCloud(LocalCloudOptions.only(Part.KINESIS, Part.DYNAMODB).withoutLimits());

    private final List<StreamFixture> others = new ArrayList<>();
    private StreamFixture first;

    @BeforeEach
    void begin() {
        first = new StreamFixture(CLOUD);
    }

    @AfterEach
    void end() {
        others.forEach(StreamFixture::close);
        first.close();
    }

    @Test
    void aRestartGoesOnBehindTheCheckpoint() throws Exception {
        first.createStream("orders", 2);
        first.putMany("orders", 0, 100);
        first.start("orders" + QUICK, NONE);
        first.awaitRecords(100);
        first.context.stop();
        first.putMany("orders", 100, 150);
        StreamFixture next = another();
        next.start("orders" + QUICK, NONE);
        next.awaitRecords(50);
        assertThat(next.texts()).containsExactlyInAnyOrderElementsOf(numbers(100, 150));
    }

    @Test
    void whatWasNotAcknowledgedIsDeliveredAgainAfterAStop() throws Exception {
        first.createStream("orders", 1);
        first.put("orders", "k", "1", "2");
        first.start("orders" + QUICK, (poll, exchange) -> {
            if (!first.arrived.isEmpty()) {
                throw new HoldException("a dependency");
            }
        });
        first.awaitRecords(2);
        first.put("orders", "k", "3");
        await().atMost(LONGEST).until(() -> first.readiness() == State.DOWN);
        first.context.stop();
        StreamFixture next = another();
        next.start("orders" + QUICK, NONE);
        next.awaitRecords(1);
        assertThat(next.texts()).containsExactly("3");
    }

    @Test
    void latestLosesNothingThatComesBetweenTwoStarts() throws Exception {
        first.createStream("orders", 1);
        first.put("orders", "k", "before");
        // LATEST is a time of this machine; the stream's may not be the same to the millisecond
        CLOUD.clock().advance(Duration.ofSeconds(2));
        first.start("orders" + QUICK + "&initialPosition=LATEST", NONE);
        await().atMost(LONGEST).until(() -> first.shardsHeld() == 1);
        first.context.stop();
        first.put("orders", "k", "while down");
        // so that the second start is later than the record
        Instant arrived = CLOUD.clock().instant();
        await().until(() -> Instant.now().isAfter(arrived));
        StreamFixture next = another();
        next.start("orders" + QUICK + "&initialPosition=LATEST", NONE);
        next.awaitRecords(1);
        assertThat(next.texts()).containsExactly("while down");
        CLOUD.clock().reset();
    }

    @Test
    void twoInstancesShareTheShardsAndTheOneLeftTakesThemAll() throws Exception {
        first.createStream("orders", 8);
        StreamFixture second = another();
        first.start("orders" + QUICK, NONE);
        second.start("orders" + QUICK, NONE);
        AtomicBoolean flowing = new AtomicBoolean(true);
        CompletableFuture<Integer> feed = CompletableFuture.supplyAsync(() -> {
            int next = 0;
            while (flowing.get()) {
                first.putMany("orders", next, next + 100);
                next += 100;
                await().pollDelay(Duration.ofMillis(50)).until(() -> true);
            }
            return next;
        });
        await().atMost(LONGEST).until(() -> first.shardsHeld() == 4 && second.shardsHeld() == 4);
        // it neither renews its leases nor gives them back
        second.dynamoDbProxy.cut();
        await().atMost(LONGEST).until(() -> first.shardsHeld() == 8);
        flowing.set(false);
        int put = feed.join();
        await().atMost(LONGEST).until(() -> {
            Set<String> seen = new HashSet<>(first.texts());
            seen.addAll(second.texts());
            return seen.size() == put;
        });
    }

    @Test
    void dynamoDbMayBeAwayForLongerThanALeaseLasts() throws Exception {
        first.createStream("orders", 1);
        first.put("orders", "k", "1");
        first.start("orders" + QUICK, NONE);
        first.awaitRecords(1);
        first.dynamoDbProxy.cut();
        first.put("orders", "k", "2");
        await().atMost(LONGEST).until(() -> first.readiness() == State.DOWN);
        await().atMost(LONGEST).until(() -> first.shardsHeld() == 0);
        await().atMost(LONGEST).until(() -> first.readiness() == State.DOWN);
        first.dynamoDbProxy.mend();
        first.put("orders", "k", "3");
        await().atMost(LONGEST).until(() -> first.texts().contains("3"));
        // what was delivered as DynamoDB went, and not acknowledged, comes again
        assertThat(first.texts().stream().distinct()).containsExactly("1", "2", "3");
        assertThat(first.letters).isEmpty();
        await().atMost(LONGEST).until(() -> first.readiness() == State.UP);
    }

    @Test
    void splitsAndMergesUnderLoadKeepEveryRecordOnceAndReadParentsFirst() throws Exception {
        first.createStream("orders", 2);
        first.start("orders" + QUICK, NONE);
        for (int round = 0; round < 4; round++) {
            int from = round * 200;
            first.putMany("orders", from, from + 100);
            if (round == 0) {
                first.split("orders", "shardId-000000000000");
            } else if (round == 1) {
                first.split("orders", "shardId-000000000001");
            } else if (round == 2) {
                first.merge("orders", "shardId-000000000002", "shardId-000000000003");
            }
            first.putMany("orders", from + 100, from + 200);
            first.awaitRecords(from + 1);
        }
        first.awaitRecords(800);
        assertThat(first.texts()).containsExactlyInAnyOrderElementsOf(numbers(0, 800));
        assertThat(first.arrived.stream().map(StreamRecord::shardId).collect(Collectors.toSet()))
                .hasSize(7);
        Map.of(2, 0, 3, 0, 4, 1, 5, 1, 6, 2).forEach(this::assertParentFirst);
        assertParentFirst(6, 3);
    }

    private void assertParentFirst(int child, int parent) {
        List<String> shards = first.arrived.stream().map(StreamRecord::shardId).toList();
        assertThat(shards.indexOf("shardId-00000000000" + child))
                .as("shard %s begins when %s is done with", child, parent)
                .isGreaterThan(shards.lastIndexOf("shardId-00000000000" + parent));
    }

    @Test
    void aStreamThatIsCreatedAnewIsReadFromItsBeginning() throws Exception {
        first.createStream("orders", 1);
        first.put("orders", "k", "old");
        first.start("orders" + QUICK, NONE);
        first.awaitRecords(1);
        first.client.deleteStream(request -> request.streamName("orders"));
        // streams are told apart by the second in which they were created
        CLOUD.clock().advance(Duration.ofSeconds(2));
        first.createStream("orders", 1);
        first.put("orders", "k", "new");
        await().atMost(LONGEST).until(() -> first.arrived.size() == 2);
        assertThat(first.texts()).containsExactly("old", "new");
        CLOUD.clock().reset();
    }

    private StreamFixture another() {
        StreamFixture other = first.another();
        others.add(other);
        return other;
    }
}
