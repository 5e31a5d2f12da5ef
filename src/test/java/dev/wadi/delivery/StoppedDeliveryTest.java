package dev.wadi.delivery;

import static dev.wadi.delivery.Deliveries.NONE;
import static dev.wadi.delivery.Deliveries.delivery;
import static dev.wadi.delivery.Deliveries.history;
import static dev.wadi.delivery.Deliveries.poison;
import static dev.wadi.delivery.Deliveries.records;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.delivery.RecordingTarget.Trouble;
import dev.wadi.delivery.RouteUnderTest.Remote;
import dev.wadi.testing.Patience;
import dev.wadi.testing.TextRecord;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a stop leaves behind. */
@Timeout(600)
class StoppedDeliveryTest {
    private final Account account = new Account();

    @Test
    void stoppedInAHoldItReturnsUnacknowledged() throws Exception {
        RecordingTarget target = new RecordingTarget(
                ids -> {
                    throw new ConnectException("not reachable");
                },
                NONE);
        stopInAHold(target);
        assertThat(target.log).isEmpty();
    }

    @Test
    void stoppedWhileDeadLettersHoldItReturnsUnacknowledged() throws Exception {
        Trouble queue = ids -> {
            throw new ConnectException("queue");
        };
        stopInAHold(new RecordingTarget(NONE, queue), "refuse-1");
    }

    @Test
    void stoppedWhileHalvingItLeavesTheRest() {
        AtomicInteger attempts = new AtomicInteger();
        BatchDelivery<?>[] delivery = new BatchDelivery<?>[1];
        RecordingTarget target = new RecordingTarget(
                ids -> {
                    if (attempts.incrementAndGet() == 4) {
                        delivery[0].stop();
                    }
                    poison("1").look(ids);
                },
                NONE);
        BatchDelivery<TextRecord> halving = delivery(target, account);
        delivery[0] = halving;
        assertThat(halving.deliver(records("1", "2"))).isFalse();
        assertThat(target.log).isEmpty();
    }

    @Test
    void aRecordOnItsWayGoesOnAndTheNextIsNotBegun() throws Exception {
        BatchDelivery<?>[] delivery = new BatchDelivery<?>[1];
        Remote stopsAtB = (name, exchange) -> {
            if (exchange.getMessage().getBody(TextRecord.class).text().equals("b")) {
                delivery[0].stop();
            }
        };
        try (RouteUnderTest route = new RouteUnderTest(stopsAtB, strangers -> strangers
                .split()
                .body()
                .to("remote:send")
                .id("send")
                .to("outcome:forwarded?of=send")
                .end())) {
            BatchDelivery<TextRecord> stopped = route.delivery();
            delivery[0] = stopped;
            List<TextRecord> records = RouteUnderTest.records("a", "b", "c");
            assertThat(stopped.deliver(records)).isFalse();
            assertThat(stopped.completed(records)).isEqualTo(2);
            assertThat(route.sent).containsExactly("send a", "send b");
        }
    }

    @Test
    void aBatchWithAnEffectBehindItGoesOn() throws Exception {
        BatchDelivery<?>[] delivery = new BatchDelivery<?>[1];
        Remote stopsAtFirst = (name, exchange) -> delivery[0].stop();
        try (RouteUnderTest route = new RouteUnderTest(stopsAtFirst, strangers -> strangers
                .to("remote:save")
                .id("save")
                .split()
                .body()
                .to("remote:announce")
                .id("announce")
                .to("outcome:forwarded?of=announce"))) {
            BatchDelivery<TextRecord> stopped = route.delivery();
            delivery[0] = stopped;
            assertThat(stopped.deliver(RouteUnderTest.records("a", "b"))).isTrue();
            assertThat(route.sent).hasSize(3);
        }
    }

    @Test
    void aBatchWithoutOneDoesNotBegin() throws Exception {
        BatchDelivery<?>[] delivery = new BatchDelivery<?>[1];
        try (RouteUnderTest route = new RouteUnderTest((name, exchange) -> {}, strangers -> strangers
                .process(exchange -> delivery[0].stop())
                .split()
                .body()
                .to("remote:save")
                .id("save")
                .to("outcome:forwarded?of=save"))) {
            BatchDelivery<TextRecord> stopped = route.delivery();
            delivery[0] = stopped;
            assertThat(stopped.deliver(RouteUnderTest.records("a", "b"))).isFalse();
            assertThat(route.sent).isEmpty();
        }
    }

    @Test
    void interruptedInAHoldItReturnsUnacknowledgedAndStaysInterrupted() {
        RecordingTarget target = new RecordingTarget(
                ids -> {
                    Thread.currentThread().interrupt();
                    throw new ConnectException("not reachable");
                },
                NONE);
        assertThat(delivery(target, account).deliver(records("1"))).isFalse();
        assertThat(Thread.interrupted()).isTrue();
    }

    private void stopInAHold(RecordingTarget target, String... ids) throws Exception {
        account.holds.clear();
        BatchDelivery<TextRecord> delivery = new BatchDelivery<>(
                target, account, history(HoldPolicy.of(Backoff.between(Duration.ofMillis(1), Duration.ofMinutes(10)))));
        CompletableFuture<Boolean> delivered = CompletableFuture.supplyAsync(
                () -> delivery.deliver(records(ids.length == 0 ? new String[] {"1"} : ids)));
        await().until(() -> account.holds.size() > 2);
        delivery.stop();
        assertThat(delivered.get(Patience.LONGEST.toSeconds(), TimeUnit.SECONDS))
                .isFalse();
        assertThat(account.outcomes).isEmpty();
    }
}
