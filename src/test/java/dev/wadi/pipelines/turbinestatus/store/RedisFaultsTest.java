package dev.wadi.pipelines.turbinestatus.store;

import static dev.wadi.pipelines.turbinestatus.Changes.vmp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.delivery.Backoff;
import dev.wadi.delivery.BatchAccount;
import dev.wadi.delivery.BatchDelivery;
import dev.wadi.delivery.BatchHandler;
import dev.wadi.delivery.BatchObserver;
import dev.wadi.delivery.FailureHistory;
import dev.wadi.delivery.HoldPolicy;
import dev.wadi.delivery.Outcome;
import dev.wadi.delivery.RefusedRecordException;
import dev.wadi.delivery.SourceHistory;
import dev.wadi.delivery.SourceRecord;
import dev.wadi.testing.RedisCommands;
import dev.wadi.testing.RunningRedis;
import dev.wadi.testing.TextRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A Redis that answers, but does not take what it is told: the source holds, no record is to blame, and it heals by itself. */
@Timeout(600)
class RedisFaultsTest {
    private static final int HOLDS = 4;

    @RegisterExtension
    static final RunningRedis REDIS = new RunningRedis();

    private final StatusStore store = new StatusStore(REDIS::client);
    private final List<String> letters = new ArrayList<>();
    private final List<Throwable> holds = new ArrayList<>();

    @AfterEach
    void heal() {
        RedisCommands.ok(REDIS.port(), "CONFIG SET min-replicas-to-write 0", "REPLICAOF NO ONE");
    }

    @ParameterizedTest
    @CsvSource({
        "CONFIG SET maxmemory 1, CONFIG SET maxmemory 0",
        "CONFIG SET min-replicas-to-write 1, CONFIG SET min-replicas-to-write 0",
        "ACL SETUSER default -@scripting, ACL SETUSER default +@all",
        "REPLICAOF 127.0.0.1 1, REPLICAOF NO ONE",
    })
    void aServerThatRefusesToWriteHoldsUntilItTakesItAgain(String broken, String healed) {
        store.save(List.of(vmp(1, 1, "1")));
        RedisCommands.ok(REDIS.port(), broken);
        BatchDelivery<SourceRecord> delivery = new BatchDelivery<>(
                new SavingTarget(),
                new HealingObserver(healed),
                new SourceHistory(
                        HoldPolicy.of(Backoff.between(Duration.ofMillis(5), Duration.ofMillis(20))),
                        new FailureHistory(),
                        Set.of()));
        assertThat(delivery.deliver(List.of(new TextRecord("1", "{}")))).isTrue();
        assertThat(letters).isEmpty();
        assertThat(holds).hasSizeGreaterThanOrEqualTo(HOLDS);
        assertThat(REDIS.hash("ast-1")).containsEntry("vmp_ts", "2026-11-20T10:00:02.000Z");
    }

    private final class SavingTarget implements BatchHandler<SourceRecord> {
        @Override
        public void process(List<SourceRecord> records, BatchAccount account) {
            store.save(List.of(vmp(2, 1, "1")));
            records.forEach(one -> account.done(one, Outcome.of("saved")));
        }

        @Override
        public void deadLetter(List<RefusedRecordException> rejected, int attempts) {
            rejected.forEach(one -> letters.add(one.detail()));
        }
    }

    private final class HealingObserver implements BatchObserver {
        private final String cure;

        HealingObserver(String cure) {
            this.cure = cure;
        }

        @Override
        public void holding(Throwable fault) {
            holds.add(fault);
            if (holds.size() == HOLDS) {
                RedisCommands.ok(REDIS.port(), cure);
            }
        }

        @Override
        public void delivered(Map<Outcome, Integer> outcomes) {
            assertThat(outcomes).isEqualTo(Map.of(Outcome.of("saved"), 1));
        }

        @Override
        public void reached() {
            assertThat(letters).isEmpty();
        }
    }
}
