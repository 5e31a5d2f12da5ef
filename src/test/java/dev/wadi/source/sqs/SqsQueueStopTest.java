package dev.wadi.source.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import dev.wadi.local.RunningCloud;
import dev.wadi.testing.Patience;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(600)
class SqsQueueStopTest {
    /** Far below the time a poll or a hold would take by itself, far above what a busy machine needs. */
    private static final Duration SOON = Duration.ofSeconds(10);

    private static final String PATIENT = "?waitTime=20s&visibilityTimeout=12h&maxBackoff=10m&maxHold=11h";
    private static final String SLOW = PATIENT + "&stopTimeout=1m";

    @RegisterExtension
    static final RunningCloud CLOUD = new RunningCloud(LocalCloudOptions.only(Part.SQS));

    private QueueFixture fixture;

    @BeforeEach
    void begin() {
        fixture = new QueueFixture(CLOUD);
        fixture.create();
    }

    @AfterEach
    void end() {
        fixture.close();
    }

    @Test
    void aLongPollDoesNotKeepAStopWaiting() throws Exception {
        fixture.start(SLOW + "&concurrentConsumers=5", (message, exchange) -> {});
        await().until(() -> fixture.calls.count("ReceiveMessage") == 5);
        assertThat(stop()).isLessThan(SOON);
    }

    @Test
    void aHoldEndsAtOnceAndItsMessagesAndTheRestOfThePollAreThereForOthers() throws Exception {
        fixture.sendMany(0, 5);
        AtomicInteger attempts = new AtomicInteger();
        fixture.start(SLOW, (message, exchange) -> {
            attempts.incrementAndGet();
            throw new ConnectException("away");
        });
        await().until(() -> attempts.get() > 1);
        assertThat(stop()).isLessThan(SOON);
        assertThat(fixture.left()).isEqualTo(5);
        assertThat(fixture.letters).isEmpty();
        try (QueueFixture another = new QueueFixture(CLOUD)) {
            another.start(fixture.queue, "?waitTime=1s", (message, exchange) -> {}, letters -> letters);
            another.awaitArrived(5);
        }
    }

    @Test
    void thePollInHandIsFinishedAndDeleted() throws Exception {
        fixture.sendMany(0, 5);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        fixture.start(SLOW + "&maxRecords=2", (message, exchange) -> {
            begun.countDown();
            assertThat(go.await(60, TimeUnit.SECONDS)).isTrue();
        });
        assertThat(begun.await(Patience.LONGEST.toSeconds(), TimeUnit.SECONDS)).isTrue();
        Thread stop = new Thread(fixture.context::stop);
        stop.start();
        await().until(() -> !fixture.context.getStatus().isStarted());
        go.countDown();
        stop.join();
        assertThat(fixture.arrived).hasSize(2);
        assertThat(fixture.left()).isEqualTo(3);
    }

    @Test
    void aStepThatDoesNotEndIsLeftBehind() throws Exception {
        fixture.sendMany(0, 1);
        CountDownLatch begun = new CountDownLatch(1);
        fixture.start(PATIENT + "&stopTimeout=1s", (message, exchange) -> {
            begun.countDown();
            new CountDownLatch(1).await();
        });
        assertThat(begun.await(Patience.LONGEST.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(stop()).isLessThan(SOON);
        assertThat(fixture.left()).isEqualTo(1);
    }

    @Test
    void aRouteIsStoppedAndStartedAgain() throws Exception {
        // a poll that was cut off may still be given a message, and keeps it for that long
        fixture.start("?waitTime=20s&visibilityTimeout=3s", (message, exchange) -> {});
        fixture.sendMany(0, 1);
        fixture.awaitEmpty();
        fixture.context.getRouteController().stopRoute("collect");
        fixture.sendMany(1, 2);
        fixture.context.getRouteController().startRoute("collect");
        fixture.awaitArrived(2);
        fixture.awaitEmpty();
    }

    @Test
    void whileSqsIsAwayAStopEndsSoonToo() throws Exception {
        fixture.start(SLOW, (message, exchange) -> {});
        await().until(() -> fixture.calls.count("ReceiveMessage") == 1);
        fixture.proxy.cut();
        await().until(() -> fixture.calls.count("ReceiveMessage") > 2);
        assertThat(stop()).isLessThan(SOON);
    }

    @Test
    void whileSqsAcceptsAndNeverAnswersAStopEndsSoonToo() throws Exception {
        fixture.sendMany(0, 200);
        Set<String> begun = ConcurrentHashMap.newKeySet();
        fixture.start(PATIENT + "&concurrentConsumers=20&maxRecords=1&stopTimeout=1s", (message, exchange) -> {
            begun.add(message.messageId());
            throw new ConnectException("away");
        });
        await().until(() -> begun.size() == 20);
        fixture.proxy.silence();
        assertThat(stop()).isLessThan(SOON);
    }

    @Test
    void whileADeletionIsNotAnsweredAStopEndsSoonToo() throws Exception {
        fixture.sendMany(0, 1);
        fixture.start(PATIENT + "&stopTimeout=1s", (message, exchange) -> fixture.proxy.silence());
        await().until(() -> fixture.calls.count("DeleteMessageBatch") == 1);
        assertThat(stop()).isLessThan(SOON);
    }

    @Test
    void aMessageThatOutlastsAStopIsNothingToTheNextStart() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        fixture.sendMany(0, 1);
        fixture.start("?waitTime=1s&visibilityTimeout=1h&stopTimeout=1s", (message, exchange) -> {
            if (begun.getCount() > 0) {
                begun.countDown();
                awaitUninterruptibly(go);
                ended.countDown();
            }
        });
        assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
        fixture.context.getRouteController().stopRoute("collect", 1, TimeUnit.SECONDS);
        fixture.context.getRouteController().startRoute("collect");
        fixture.sendMany(1, 3);
        fixture.awaitArrived(2);
        go.countDown();
        assertThat(ended.await(60, TimeUnit.SECONDS)).isTrue();
        fixture.awaitArrived(3);
        fixture.sendMany(3, 4);
        fixture.awaitArrived(4);
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        boolean open = false;
        while (!open) {
            try {
                open = latch.await(60, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                open = latch.getCount() == 0;
            }
        }
    }

    private Duration stop() {
        long begin = System.nanoTime();
        fixture.context.stop();
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
