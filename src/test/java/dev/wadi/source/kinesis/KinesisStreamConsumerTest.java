package dev.wadi.source.kinesis;

import static dev.wadi.source.kinesis.StreamFixture.QUICK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.delivery.HoldException;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import dev.wadi.local.RunningCloud;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.health.HealthCheck.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(600)
class KinesisStreamConsumerTest {
    private static final SwitchableFaults FAULTS = new SwitchableFaults();
    private static final StreamFixture.Step NONE = (poll, exchange) -> {};

    @RegisterExtension
    static final RunningCloud CLOUD = new RunningCloud(
            LocalCloudOptions.only(Part.KINESIS, Part.DYNAMODB).withoutLimits().withFaults(FAULTS));

    private StreamFixture fixture;

    @BeforeEach
    void begin() {
        FAULTS.none();
        fixture = new StreamFixture(CLOUD);
    }

    @AfterEach
    void end() {
        fixture.close();
        CLOUD.clock().reset();
    }

    @Test
    void everyRecordOfFourShardsArrivesOnceInOrderPerShard() throws Exception {
        fixture.createStream("orders", 4);
        fixture.putMany("orders", 0, 300);
        List<Map<String, Object>> headers = new CopyOnWriteArrayList<>();
        fixture.start("orders" + QUICK + "&maxRecords=7", (poll, exchange) -> {
            headers.add(new HashMap<>(exchange.getMessage().getHeaders()));
            assertThat(poll)
                    .hasSizeBetween(1, 7)
                    .extracting(StreamRecord::shardId)
                    .containsOnly(poll.get(0).shardId());
        });
        fixture.putMany("orders", 300, 600);
        fixture.awaitRecords(600);
        assertThat(fixture.texts()).containsExactlyInAnyOrderElementsOf(StreamFixture.numbers(0, 600));
        assertThat(headers).allSatisfy(one -> assertThat(one)
                .containsEntry(KinesisStreamHeaders.STREAM, "orders")
                .containsKey(KinesisStreamHeaders.SHARD_ID));
        Map<String, List<String>> byShard = new HashMap<>();
        fixture.arrived.forEach(record -> byShard.computeIfAbsent(record.shardId(), shard -> new ArrayList<>())
                .add(record.sequenceNumber()));
        assertThat(byShard).hasSize(4).allSatisfy((shard, sequence) -> assertThat(sequence)
                .isSortedAccordingTo(Comparator.comparing(BigInteger::new)));
    }

    @Test
    void aRecordKnowsWhereItCameFrom() throws Exception {
        fixture.createStream("orders", 1);
        fixture.put("orders", "the key", "text");
        fixture.start("orders" + QUICK, NONE);
        fixture.awaitRecords(1);
        StreamRecord record = fixture.arrived.get(0);
        assertThat(record.sourceId()).isEqualTo("shardId-000000000000:" + record.sequenceNumber());
        assertThat(record.partitionKey()).isEqualTo("the key");
        assertThat(record.stream()).isEqualTo("orders");
        assertThat(record.arrival()).isNotNull();
        assertThat(record.recordIndex()).isNull();
    }

    @Test
    void aRouteThatFailsHoldsThePositionAndHeals() throws Exception {
        fixture.createStream("orders", 1);
        fixture.put("orders", "k", "1", "2");
        AtomicBoolean broken = new AtomicBoolean(true);
        AtomicInteger attempts = new AtomicInteger();
        fixture.start("orders" + QUICK, (poll, exchange) -> {
            attempts.incrementAndGet();
            if (broken.get()) {
                throw new HoldException("a dependency");
            }
        });
        await().until(() -> attempts.get() > 4);
        fixture.put("orders", "k", "3");
        assertThat(fixture.arrived).isEmpty();
        assertThat(fixture.readiness()).isEqualTo(State.DOWN);
        broken.set(false);
        fixture.awaitRecords(3);
        assertThat(fixture.texts()).containsExactly("1", "2", "3");
        assertThat(fixture.letters).isEmpty();
        await().until(() -> fixture.readiness() == State.UP);
    }

    @Test
    void aHoldSaysWhenTheOldestRecordExpires() throws Exception {
        fixture.createStream("orders", 1);
        fixture.put("orders", "k", "1");
        CLOUD.clock().advance(Duration.ofSeconds(10));
        fixture.put("orders", "k", "2");
        AtomicReference<Instant> oldest = new AtomicReference<>();
        fixture.start("orders" + QUICK, (poll, exchange) -> {
            oldest.set(poll.get(0).arrival());
            throw new HoldException("the dependency");
        });
        await().until(() -> fixture.readiness() == State.DOWN);
        assertThat(fixture.consumer().getHealthCheck().call().getMessage().orElseThrow())
                .endsWith("the dependency; the oldest record of this poll expires at "
                        + oldest.get().plus(Duration.ofHours(24)));
    }

    @Test
    void aPoisonRecordIsDeadLetteredAndItsShardGoesOn() throws Exception {
        fixture.createStream("orders", 1);
        fixture.put("orders", "k", "1", "poison", "3");
        fixture.start("orders" + QUICK, (poll, exchange) -> {
            if (poll.stream().anyMatch(record -> StreamFixture.text(record).equals("poison"))) {
                throw new IllegalStateException("poison");
            }
        });
        fixture.put("orders", "k", "4");
        fixture.awaitRecords(3);
        assertThat(fixture.texts()).containsExactly("1", "3", "4");
        assertThat(fixture.letters).singleElement().satisfies(letter -> {
            assertThat(letter.reason()).isEqualTo("internal_error");
            assertThat(letter.record().payload()).asString().isEqualTo("poison");
        });
    }

    @Test
    void oneEndpointReadsSeveralStreams() throws Exception {
        fixture.createStream("one", 2);
        fixture.createStream("other", 1);
        fixture.putMany("one", 0, 20);
        fixture.putMany("other", 20, 40);
        fixture.start("one, other" + QUICK, NONE);
        fixture.awaitRecords(40);
        assertThat(fixture.texts()).containsExactlyInAnyOrderElementsOf(StreamFixture.numbers(0, 40));
    }

    @Test
    void aStreamThatIsNotThereYetIsReadOnceItIs() throws Exception {
        fixture.start("late" + QUICK, NONE);
        await().until(() -> fixture.readiness() == State.DOWN);
        fixture.createStream("late", 1);
        fixture.put("late", "k", "1");
        fixture.awaitRecords(1);
        assertThat(fixture.readiness()).isEqualTo(State.UP);
    }

    @Test
    void anExpiredIteratorCostsNoRecord() throws Exception {
        fixture.createStream("orders", 1);
        CountDownLatch expired = new CountDownLatch(1);
        fixture.put("orders", "k", "1");
        fixture.start("orders" + QUICK, (poll, exchange) -> {
            if (fixture.arrived.isEmpty()) {
                expired.await(90, TimeUnit.SECONDS);
            }
        });
        fixture.put("orders", "k", "2", "3");
        CLOUD.clock().advance(Duration.ofMinutes(6));
        expired.countDown();
        fixture.awaitRecords(3);
        fixture.put("orders", "k", "4");
        fixture.awaitRecords(4);
        assertThat(fixture.texts()).containsExactly("1", "2", "3", "4");
    }

    @Test
    void throttledPollsGoOn() throws Exception {
        fixture.createStream("orders", 1);
        fixture.put("orders", "k", "1");
        FAULTS.failCalls("GetRecords", 5);
        FAULTS.failCalls("GetShardIterator", 3);
        FAULTS.failCalls("ListShards", 2);
        fixture.start("orders" + QUICK, NONE);
        fixture.awaitRecords(1);
        FAULTS.failCalls("GetRecords", 3);
        fixture.put("orders", "k", "2", "3");
        fixture.awaitRecords(3);
        assertThat(fixture.texts()).containsExactly("1", "2", "3");
        await().until(() -> fixture.readiness() == State.UP);
    }

    @Test
    void latestLeavesOutWhatWasThereBeforeTheStartAndNothingAfter() throws Exception {
        fixture.createStream("orders", 1);
        fixture.put("orders", "k", "before");
        CLOUD.clock().advance(Duration.ofSeconds(1));
        fixture.start("orders" + QUICK + "&initialPosition=LATEST", NONE);
        await().until(() -> fixture.readiness() == State.UP);
        fixture.put("orders", "k", "1", "2");
        fixture.awaitRecords(2);
        assertThat(fixture.texts()).containsExactly("1", "2");
    }

    @Test
    void latestReadsAShardThatCameAfterTheStartFromItsBeginning() throws Exception {
        fixture.start("orders" + QUICK + "&initialPosition=LATEST", NONE);
        await().until(() -> fixture.readiness() == State.DOWN);
        // between two looks at the shards
        fixture.createStream("orders", 1);
        fixture.put("orders", "k", "1", "2");
        fixture.awaitRecords(2);
        assertThat(fixture.texts()).containsExactly("1", "2");
    }

    @Test
    void theMetricsOfAShardComeAndGoWithItsLease() throws Exception {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        fixture.context.getRegistry().bind("meters", MeterRegistry.class, meters);
        fixture.createStream("orders", 1);
        fixture.put("orders", "k", "four", "more");
        AtomicInteger attempts = new AtomicInteger();
        fixture.start("orders" + QUICK, (poll, exchange) -> {
            if (attempts.incrementAndGet() == 1) {
                throw new HoldException("a dependency");
            }
        });
        fixture.awaitRecords(2);
        await().untilAsserted(() ->
                assertThat(meters.get(ShardObserver.BATCHES).counter().count()).isPositive());
        assertThat(meters.get(ShardObserver.BYTES)
                        .tag("stream", "orders")
                        .counter()
                        .count())
                .isEqualTo(8);
        assertThat(meters.get(ShardObserver.RETRIES).counter().count()).isEqualTo(1);
        assertThat(meters.get(ShardObserver.BEHIND)
                        .tag("shard", "shardId-000000000000")
                        .gauge()
                        .value())
                .isNotNegative();
        assertThat(meters.get(ShardObserver.CHECKPOINT_AGE).gauge().value()).isZero();
        fixture.context.stop();
        assertThat(meters.find(ShardObserver.BEHIND).gauge()).isNull();
        assertThat(meters.find(ShardObserver.CHECKPOINT_AGE).gauge()).isNull();
    }

    @Test
    void stoppingWaitsForTheBatchInHand() throws Exception {
        fixture.createStream("orders", 1);
        fixture.put("orders", "k", "1");
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);
        fixture.start("orders" + QUICK, (poll, exchange) -> {
            begun.countDown();
            finish.await(90, TimeUnit.SECONDS);
        });
        assertThat(begun.await(90, TimeUnit.SECONDS)).isTrue();
        CompletableFuture<Void> stopped = CompletableFuture.runAsync(() -> fixture.context.stop());
        await().until(() -> fixture.context.isStopping());
        assertThat(fixture.arrived).isEmpty();
        finish.countDown();
        stopped.get(90, TimeUnit.SECONDS);
        assertThat(fixture.texts()).containsExactly("1");
    }
}
