package dev.wadi.source.sqs;

import static dev.wadi.source.sqs.QueueFixture.QUICK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.delivery.HoldException;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import dev.wadi.local.RunningCloud;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.health.HealthCheck.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** While a message is held or waits, it stays hidden from other consumers. */
@Timeout(600)
class SqsQueueHoldTest {
    @RegisterExtension
    static final RunningCloud CLOUD = new RunningCloud(LocalCloudOptions.only(Part.SQS));

    private QueueFixture fixture;

    @BeforeEach
    void begin() {
        fixture = new QueueFixture(CLOUD);
    }

    @AfterEach
    void end() {
        fixture.close();
    }

    @Test
    void aHoldHealsAndTheMessageIsExtendedMeanwhile() throws Exception {
        fixture.create();
        fixture.send("one");
        Set<Integer> seen = ConcurrentHashMap.newKeySet();
        AtomicInteger attempts = new AtomicInteger();
        AtomicBoolean broken = new AtomicBoolean(true);
        fixture.start(QUICK + "&concurrentConsumers=3", (message, exchange) -> {
            seen.add((int) Thread.currentThread().getId());
            attempts.incrementAndGet();
            if (broken.get()) {
                throw new ConnectException("DynamoDB is away");
            }
        });
        fixture.awaitReadiness(State.DOWN);
        // two of the queue's time-outs
        await().until(() -> fixture.calls.count("ChangeMessageVisibilityBatch") >= 6);
        assertThat(seen).as("consumers that were given the message").hasSize(1);
        broken.set(false);
        fixture.awaitEmpty();
        fixture.awaitReadiness(State.UP);
        assertThat(fixture.arrived).hasSize(1);
        assertThat(attempts.get()).isGreaterThan(5);
    }

    @Test
    void laterMessagesOfThePollAreExtendedWhileTheyWaitForTheirTurn() throws Exception {
        fixture.create();
        fixture.sendMany(0, 10);
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger begun = new AtomicInteger();
        fixture.start(QUICK, (message, exchange) -> {
            begun.incrementAndGet();
            assertThat(go.await(60, TimeUnit.SECONDS)).isTrue();
        });
        await().until(() -> begun.get() == 1);
        await().until(() -> fixture.calls.count("ChangeMessageVisibilityBatch") >= 6);
        assertThat(fixture.visible())
                .as("messages that another consumer could take")
                .isZero();
        go.countDown();
        fixture.awaitEmpty();
        assertThat(fixture.bodies()).containsExactlyInAnyOrderElementsOf(QueueFixture.numbers(0, 10));
    }

    @Test
    void aHoldThatLastsTooLongLeavesTheMessageToRedeliveryAndReadinessStaysDownUntilSomethingGoesThrough()
            throws Exception {
        fixture.create();
        fixture.send("one");
        AtomicBoolean broken = new AtomicBoolean(true);
        List<String> ids = new CopyOnWriteArrayList<>();
        fixture.start(QUICK + "&maxHold=0", (message, exchange) -> {
            ids.add(message.messageId());
            if (broken.get()) {
                throw new HoldException("DynamoDB is away");
            }
        });
        fixture.awaitReadiness(State.DOWN);
        await().until(() -> ids.size() == 1
                && fixture.readinessMessage().contains("is left to SQS to deliver again: DynamoDB is away"));
        await().until(() -> ids.size() >= 2);
        assertThat(fixture.readiness().getState()).isEqualTo(State.DOWN);
        assertThat(fixture.left()).isEqualTo(1);
        broken.set(false);
        fixture.awaitEmpty();
        fixture.awaitReadiness(State.UP);
        assertThat(Set.copyOf(ids)).hasSize(1);
    }

    @Test
    void aMessageThatIsLeftStaysHiddenForAsLongAsIsSetAndThenForTwiceAsLong() throws Exception {
        fixture.create();
        fixture.send("one");
        List<Long> attempts = new CopyOnWriteArrayList<>();
        fixture.start("?waitTime=1s&visibilityTimeout=30s&maxHold=0&retryAfter=1s", (message, exchange) -> {
            attempts.add(System.nanoTime());
            if (attempts.size() < 4) {
                throw new HoldException("S3 is away");
            }
        });
        fixture.awaitEmpty();
        assertThat(attempts).hasSize(4);
        assertThat(millisBetween(attempts, 0)).isBetween(900L, 20_000L);
        assertThat(millisBetween(attempts, 1)).isBetween(1_900L, 20_000L);
        assertThat(millisBetween(attempts, 2)).isBetween(1_900L, 20_000L);
    }

    private static long millisBetween(List<Long> nanos, int first) {
        return TimeUnit.NANOSECONDS.toMillis(nanos.get(first + 1) - nanos.get(first));
    }

    /** Each call of it may take long until it fails. */
    @Test
    void aRoundThatLastsLongIsLeftWhenItsTimeIsOver() throws Exception {
        Duration maxHold = Duration.ofSeconds(2);
        fixture.create();
        fixture.sendMany(0, 10);
        AtomicLong begun = new AtomicLong();
        AtomicInteger alone = new AtomicInteger();
        fixture.start(
                "?waitTime=1s&visibilityTimeout=5m&maxBackoff=100&maxHold=" + maxHold.toMillis(),
                (message, exchange) -> {
                    begun.compareAndSet(0, System.nanoTime());
                    if (QueueFixture.poll(exchange).size() == 1) {
                        alone.incrementAndGet();
                        awaitSince(begun.get(), maxHold.plusSeconds(1));
                    }
                    throw new ConnectException("accepts, and never answers");
                });
        await().until(() -> fixture.readinessMessage().contains("left to SQS"));
        assertThat(alone).hasValue(1);
    }

    private static void awaitSince(long begun, Duration time) {
        await().until(() -> System.nanoTime() - begun > time.toNanos());
    }

    @Test
    void aHoldBehindOneThatIsOverHasItsOwnTime() throws Exception {
        Duration maxHold = Duration.ofSeconds(2);
        String url = fixture.createGroup("1", "2");
        AtomicLong begun = new AtomicLong();
        Set<String> failed = ConcurrentHashMap.newKeySet();
        fixture.start(
                url,
                "?waitTime=1s&visibilityTimeout=5m&maxBackoff=100&maxHold=" + maxHold.toMillis(),
                (message, exchange) -> {
                    begun.compareAndSet(0, System.nanoTime());
                    if (failed.add(message.body())) {
                        if (message.body().equals("2")) {
                            awaitSince(begun.get(), maxHold.plusSeconds(1));
                        }
                        throw new ConnectException("away for a moment");
                    }
                },
                letters -> letters);
        fixture.awaitArrived(2);
        assertThat(fixture.bodies()).containsExactly("1", "2");
        assertThat(fixture.calls.count("GetQueueAttributes"))
                .as("whether it may be left is not asked")
                .isZero();
    }

    /** Nobody works on its messages. */
    @Test
    void theMessagesOfAPollThatBreaksAreNotKeptHidden() throws Exception {
        fixture.create();
        fixture.sendMany(0, 10);
        fixture.calls.breakReceipt(2);
        fixture.start(QUICK + "&maxRecords=20", (message, exchange) -> {});
        fixture.awaitArrived(10);
        fixture.awaitEmpty();
    }

    @Test
    void anOutageDoesNotUseUpTheReceiptsOfAMessage() throws Exception {
        String moved = fixture.createWithRedrive(2);
        fixture.send("one");
        AtomicInteger attempts = new AtomicInteger();
        AtomicBoolean broken = new AtomicBoolean(true);
        fixture.start(QUICK + "&maxHold=0", (message, exchange) -> {
            attempts.incrementAndGet();
            if (broken.get()) {
                throw new HoldException("DynamoDB is away");
            }
        });
        // two of the queue's time-outs, after which SQS would have moved it
        await().until(() -> fixture.calls.count("ChangeMessageVisibilityBatch") >= 7);
        assertThat(attempts.get()).isGreaterThan(5);
        assertThat(fixture.calls.count("GetQueueAttributes")).as("asked once").isEqualTo(1);
        broken.set(false);
        fixture.awaitEmpty();
        assertThat(fixture.arrived).hasSize(1);
        assertThat(fixture.client
                        .receiveMessage(request -> request.queueUrl(moved))
                        .messages())
                .isEmpty();
    }

    @Test
    void anExtensionMayTakeAsLongAsItIsOfUse() throws Exception {
        fixture.create();
        fixture.send("one");
        CountDownLatch go = new CountDownLatch(1);
        fixture.start(
                "?waitTime=1s&visibilityTimeout=6s", (message, exchange) -> assertThat(go.await(60, TimeUnit.SECONDS))
                        .isTrue());
        await().until(() -> fixture.calls.count("ChangeMessageVisibilityBatch") >= 1);
        assertThat(fixture.calls.limit("ChangeMessageVisibilityBatch")).contains(Duration.ofSeconds(2));
        go.countDown();
        fixture.awaitEmpty();
    }
}
