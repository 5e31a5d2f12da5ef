package dev.wadi.delivery;

import static dev.wadi.delivery.Deliveries.NONE;
import static dev.wadi.delivery.Deliveries.SHORT;
import static dev.wadi.delivery.Deliveries.delivery;
import static dev.wadi.delivery.Deliveries.history;
import static dev.wadi.delivery.Deliveries.poison;
import static dev.wadi.delivery.Deliveries.records;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.testing.TextRecord;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What ends the failures of a record that may be held against it, and what is no contrast to them. */
@Timeout(600)
class FailuresInARowTest {
    private final Account account = new Account();

    @Test
    void failuresBeforeARecordWentThroughBehindAHoldCountNoMore() {
        Step save = new Step("route", "save", true, List.of());
        HoldPolicy policy = new HoldPolicy(SHORT, Duration.ofMinutes(1), 10, Duration.ZERO);
        SourceHistory history = history(policy);
        List<TextRecord> five = records("5");
        AtomicInteger attempts = new AtomicInteger();
        RecordingTarget target = new RecordingTarget(
                ids -> {
                    save.passed(true);
                    if (attempts.incrementAndGet() <= 9) {
                        throw new IllegalStateException("words that nobody knows");
                    }
                },
                NONE,
                save);
        assertThat(new BatchDelivery<>(target, account, history).deliver(five)).isTrue();
        history.failures().failed(five.get(0), save);
        assertThat(history.failures().isGuilty(five.get(0), policy, 0)).isFalse();
    }

    @Test
    void failuresBeforeOneOfADependencyAreNoLongerInARow() {
        Step save = new Step("route", "save", true, List.of());
        HoldPolicy policy = new HoldPolicy(SHORT, Duration.ofMinutes(1), 10, Duration.ZERO);
        AtomicInteger attempts = new AtomicInteger();
        RecordingTarget target = new RecordingTarget(
                ids -> {
                    save.passed(true);
                    int attempt = attempts.incrementAndGet();
                    if (attempt == 10) {
                        throw new ConnectException("not reachable");
                    }
                    if (attempt < 20) {
                        throw new IllegalStateException("words that nobody knows");
                    }
                },
                NONE,
                save);
        assertThat(delivery(target, account, policy).deliver(records("5"))).isTrue();
        assertThat(target.log).containsExactly("stored 5");
    }

    @Test
    void neighboursThatWereRefusedAreNoContrast() {
        AtomicInteger repaired = new AtomicInteger();
        RecordingTarget target = new RecordingTarget(
                ids -> {
                    if (repaired.get() == 0) {
                        poison("5").look(ids);
                    }
                },
                NONE,
                new Step("route", "save", true, List.of()));
        HoldPolicy policy = new HoldPolicy(SHORT, Duration.ofMinutes(1), 10, Duration.ZERO);
        BatchDelivery<TextRecord> delivery = delivery(target, account.after(60, repaired::incrementAndGet), policy);
        assertThat(delivery.deliver(records("5", "refuse-1", "refuse-2", "refuse-3")))
                .isTrue();
        assertThat(account.outcomes).isEqualTo(Map.of("stored", 1, "dead_letter", 3));
    }
}
