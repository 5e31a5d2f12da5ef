package dev.wadi.delivery;

import static dev.wadi.delivery.Deliveries.NONE;
import static dev.wadi.delivery.Deliveries.POLICY;
import static dev.wadi.delivery.Deliveries.SHORT;
import static dev.wadi.delivery.Deliveries.delivery;
import static dev.wadi.delivery.Deliveries.history;
import static dev.wadi.delivery.Deliveries.records;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.delivery.RecordingTarget.Trouble;
import dev.wadi.testing.TextRecord;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a hold tells, when it is over, and when it makes the clients anew. */
@Timeout(600)
class HoldTest {
    private static final Duration NEVER = Duration.ofHours(1);

    private final Account account = new Account();

    @Test
    void aHoldRenewsTheClientsFromTimeToTime() {
        AtomicInteger attempts = new AtomicInteger();
        RecordingTarget[] target = new RecordingTarget[1];
        target[0] = new RecordingTarget(
                ids -> {
                    attempts.incrementAndGet();
                    if (target[0].renewals.size() < 2) {
                        throw new ConnectException("READONLY for ever");
                    }
                },
                NONE);
        HoldPolicy policy = new HoldPolicy(SHORT, Duration.ofMillis(300), 10, Duration.ofMinutes(1));
        assertThat(delivery(target[0], account, policy).deliver(records("1"))).isTrue();
        assertThat(target[0].renewals).hasSize(2);
        assertThat(attempts.get()).as("not at each attempt").isGreaterThan(5);
    }

    /** As of messages whose hold is limited. */
    @Test
    void aHoldThatGoesOnInOtherDeliveriesRenewsTheClientsToo() {
        RecordingTarget target = new RecordingTarget(away(Integer.MAX_VALUE), NONE);
        HoldPolicy policy = new HoldPolicy(SHORT, Duration.ofMillis(50), 10, Duration.ofMinutes(1));
        SourceHistory history = history(policy);
        AtomicInteger deliveries = new AtomicInteger();
        await().pollInterval(Duration.ofMillis(1)).until(() -> {
            deliveries.incrementAndGet();
            Account once = new Account();
            BatchDelivery<TextRecord> delivery = new BatchDelivery<>(target, once, history);
            once.after(1, delivery::stop);
            delivery.deliver(records("1"));
            return !target.renewals.isEmpty();
        });
        assertThat(deliveries.get()).as("not at each of them").isGreaterThan(1);
    }

    @Test
    void aRoundIsToldOnce() {
        RecordingTarget target = new RecordingTarget(away(5), NONE);
        HoldPolicy policy = new HoldPolicy(Backoff.between(Duration.ofMillis(1), NEVER), NEVER, 10, NEVER);
        assertThat(apart(target, policy).deliver(records("1", "2"))).isTrue();
        assertThat(target.attempts).containsExactly(2, 1, 1, 1, 1, 1, 1);
        assertThat(account.holds).hasSize(3);
    }

    /** Or its limit would be looked at too late. */
    @Test
    void aRoundThatLastsLongerThanTheLongestPauseIsToldMeanwhile() {
        Trouble away = away(21);
        RecordingTarget target = new RecordingTarget(
                ids -> {
                    long begun = System.nanoTime();
                    await().pollDelay(Duration.ZERO)
                            .pollInterval(Duration.ofMillis(1))
                            .until(() -> System.nanoTime() - begun
                                    > SHORT.most().multipliedBy(2).toNanos());
                    away.look(ids);
                },
                NONE);
        assertThat(apart(target, POLICY).deliver(records("1", "2", "3", "4"))).isTrue();
        assertThat(account.holds).hasSize(21);
    }

    @Test
    void theFailureBehindWhichHalvesAreTriedIsToldToo() {
        AtomicInteger attempts = new AtomicInteger();
        RecordingTarget target = new RecordingTarget(
                ids -> {
                    if (attempts.incrementAndGet() <= 10) {
                        throw new IllegalStateException("words that nobody knows");
                    }
                },
                NONE,
                new Step("route", "save", true, List.of()));
        HoldPolicy policy = new HoldPolicy(SHORT, NEVER, 10, Duration.ZERO);
        assertThat(delivery(target, account, policy).deliver(records("1", "2"))).isTrue();
        assertThat(target.attempts).endsWith(2, 1, 1);
        assertThat(account.holds).hasSize(10);
    }

    @Test
    void aHoldIsOverWhenNothingIsHeldAnyMore() {
        AtomicInteger held = new AtomicInteger();
        RecordingTarget target = new RecordingTarget(
                ids -> {
                    if (ids.contains("1") && held.incrementAndGet() <= 10) {
                        assertThat(account.healed).as("others go on").hasValue(0);
                        throw new ConnectException("not reachable");
                    }
                },
                NONE);
        assertThat(apart(target, POLICY).deliver(records("1", "2", "3"))).isTrue();
        assertThat(target.log).endsWith("stored 1");
        assertThat(account.healed).hasValue(1);
    }

    /** Each has its own time. */
    @Test
    void twoHoldsOfOneDeliveryAreTwo() {
        Trouble first = away(3);
        Trouble second = away(3);
        RecordingTarget target = new RecordingTarget(
                ids -> {
                    if (ids.contains("a1")) {
                        first.look(ids);
                    } else {
                        second.look(ids);
                    }
                },
                NONE);
        Acknowledgement<TextRecord> ordered = new Acknowledgement<>() {
            @Override
            public List<TextRecord> done(List<TextRecord> records) {
                return records;
            }

            @Override
            public String order(TextRecord record) {
                return "a";
            }
        };
        assertThat(new BatchDelivery<>(target, account, ordered, history(POLICY)).deliver(records("a1", "a2")))
                .isTrue();
        assertThat(account.holds).hasSize(6);
        assertThat(account.healed).hasValue(2);
    }

    private static Trouble away(int attempts) {
        AtomicInteger failed = new AtomicInteger();
        return ids -> {
            if (failed.incrementAndGet() <= attempts) {
                throw new ConnectException("not reachable");
            }
        };
    }

    private BatchDelivery<TextRecord> apart(RecordingTarget target, HoldPolicy policy) {
        return new BatchDelivery<>(target, account, records -> records, history(policy));
    }
}
