package dev.wadi.delivery;

import static dev.wadi.delivery.Deliveries.NONE;
import static dev.wadi.delivery.Deliveries.POLICY;
import static dev.wadi.delivery.Deliveries.delivery;
import static dev.wadi.delivery.Deliveries.envelope;
import static dev.wadi.delivery.Deliveries.history;
import static dev.wadi.delivery.Deliveries.poison;
import static dev.wadi.delivery.Deliveries.records;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.testing.TextRecord;
import java.net.ConnectException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is acknowledged, held and dead-lettered. */
@Timeout(600)
class BatchDeliveryTest {
    private final Account account = new Account();

    @Test
    void aBatchThatGoesThroughIsAcknowledgedOnce() {
        RecordingTarget target = new RecordingTarget(NONE, NONE);
        assertThat(delivery(target, account).deliver(records("1", "2"))).isTrue();
        assertThat(target.log).containsExactly("stored 1", "stored 2");
        assertThat(account.outcomes).isEqualTo(Map.of("stored", 2));
    }

    @Test
    void aRecordDoesNotOvertakeAnotherOfItsOrder() {
        List<List<String>> acknowledged = new ArrayList<>();
        RecordingTarget target = new RecordingTarget(NONE, NONE);
        BatchDelivery<TextRecord> delivery = new BatchDelivery<>(
                target,
                account,
                byFirstLetter(records -> {
                    acknowledged.add(records.stream().map(TextRecord::sourceId).toList());
                    return records;
                }),
                history(POLICY));
        assertThat(delivery.deliver(records("a1", "b1", "a2", "c1", "a3"))).isTrue();
        assertThat(delivery.deliver(records("a4", "b2"))).isTrue();
        assertThat(acknowledged)
                .containsExactly(List.of("a1", "b1", "c1"), List.of("a2"), List.of("a3"), List.of("a4", "b2"));
        assertThat(account.outcomes).isEqualTo(Map.of("stored", 7));
    }

    /** It would be behind it for good. */
    @Test
    void aRecordIsLeftWhereTheOneBeforeItComesAgain() {
        RecordingTarget target = new RecordingTarget(NONE, NONE);
        BatchDelivery<TextRecord> delivery = new BatchDelivery<>(
                target,
                account,
                byFirstLetter(records -> records.stream()
                        .filter(record -> !record.sourceId().equals("a1"))
                        .toList()),
                history(POLICY));
        assertThat(delivery.deliver(records("a1", "b1", "a2", "b2", "a3")))
                .as("all are done with")
                .isFalse();
        assertThat(target.log).containsExactly("stored a1", "stored b1", "stored b2");
    }

    private static Acknowledgement<TextRecord> byFirstLetter(UnaryOperator<List<TextRecord>> done) {
        return new Acknowledgement<>() {
            @Override
            public List<TextRecord> done(List<TextRecord> records) {
                return done.apply(records);
            }

            @Override
            public String order(TextRecord record) {
                return record.sourceId().substring(0, 1);
            }
        };
    }

    @Test
    void aHalfThatWaitsIsNotOvertaken() {
        AtomicInteger away = new AtomicInteger();
        RecordingTarget target = new RecordingTarget(
                ids -> {
                    poison("4").look(ids);
                    if (ids.equals(List.of("1", "2")) && away.incrementAndGet() <= 3) {
                        throw new ConnectException("not reachable");
                    }
                },
                NONE);
        assertThat(delivery(target, account).deliver(records("1", "2", "3", "4")))
                .isTrue();
        assertThat(target.log).containsExactly("stored 1", "stored 2", "stored 3", "letter 4 internal_error");
    }

    @Test
    void anAttemptBehindOneThatFailedIsToldAsRepeated() {
        AtomicInteger attempts = new AtomicInteger();
        RecordingTarget target = new RecordingTarget(
                ids -> {
                    if (attempts.incrementAndGet() <= 3) {
                        throw new ConnectException("not reachable");
                    }
                },
                NONE);
        BatchDelivery<TextRecord> delivery = delivery(target, account);
        assertThat(delivery.deliver(records("1", "2"))).isTrue();
        assertThat(delivery.deliver(records("3"))).isTrue();
        assertThat(target.attempts).containsExactly(2, 2, 2, 2, 1);
        assertThat(account.repeats).hasValue(3);
    }

    @Test
    void whileADependencyIsUnavailableItHoldsWithoutLimitAndHealsByItself() {
        AtomicInteger attempts = new AtomicInteger();
        RecordingTarget target = new RecordingTarget(
                ids -> {
                    if (attempts.incrementAndGet() <= 50) {
                        throw new ConnectException("not reachable");
                    }
                },
                NONE);
        assertThat(delivery(target, account).deliver(records("1", "2"))).isTrue();
        assertThat(target.attempts).hasSize(51).containsOnly(2);
        assertThat(target.log).containsExactly("stored 1", "stored 2");
        assertThat(account.holds).hasSize(50);
    }

    @Test
    void refusedRecordsAreDeadLetteredBeforeTheBatchIsDone() {
        RecordingTarget target = new RecordingTarget(NONE, NONE);
        assertThat(delivery(target, account).deliver(records("1", "refuse-2", "3", "refuse-4")))
                .isTrue();
        assertThat(target.log)
                .containsExactly(
                        "stored 1", "stored 3", "letter refuse-2 missing_field", "letter refuse-4 missing_field");
        assertThat(account.outcomes).isEqualTo(Map.of("stored", 2, "dead_letter", 2));
        assertThat(target.lettersAttempts).containsExactly(1);
    }

    @Test
    void aDeadLetterThatCannotBeWrittenHoldsWhateverTheFault() {
        AtomicInteger attempts = new AtomicInteger();
        RecordingTarget target = new RecordingTarget(NONE, ids -> {
            if (attempts.incrementAndGet() <= 20) {
                throw new IllegalArgumentException("not even a fault of a dependency");
            }
        });
        assertThat(delivery(target, account).deliver(records("refuse-1"))).isTrue();
        assertThat(target.log).containsExactly("letter refuse-1 missing_field");
        assertThat(account.outcomes).isEqualTo(Map.of("dead_letter", 1));
        assertThat(account.holds).hasSize(20).allSatisfy(hold -> assertThat(hold)
                .isInstanceOf(HoldException.class)
                .hasMessage("The dead letters could not be written: not even a fault of a dependency"));
    }

    @Test
    void anEnvelopeIsAbandonedAtTheFirstFaultOfADependency() {
        List<Integer> looked = new ArrayList<>();
        EnvelopeTarget target = envelope(12, (record, attempt) -> {
            looked.add(record);
            if (attempt == 1) {
                throw new ConnectException("not reachable");
            }
        });
        assertThat(new BatchDelivery<>(target, account, history(POLICY)).deliver(records("message")))
                .isTrue();
        assertThat(looked).startsWith(0, 0, 1).hasSize(13);
        assertThat(account.outcomes).isEqualTo(Map.of("stored", 12));
    }

    @Test
    void oneRecordOfAnEnvelopeThatMeetsAFaultOfADependencyHoldsAllOfIt() {
        EnvelopeTarget target = envelope(3, (record, attempt) -> {
            if (record == 0) {
                throw new IllegalStateException("poison");
            }
            if (record == 2 && attempt <= 20) {
                throw new ConnectException("not reachable");
            }
        });
        assertThat(new BatchDelivery<>(target, account, history(POLICY)).deliver(records("message")))
                .isTrue();
        assertThat(account.holds).hasSize(20);
        assertThat(target.attempts).hasValue(23);
        assertThat(target.letters).containsExactly("message 0 internal_error");
        assertThat(account.outcomes).isEqualTo(Map.of("stored", 2, "dead_letter", 1));
    }

    @Test
    void anEnvelopeInAnEnvelopeIsDoneWithWhenEachRecordInItIs() {
        AtomicInteger attempts = new AtomicInteger();
        BatchHandler<TextRecord> opening = new BatchHandler<>() {
            @Override
            public void process(List<TextRecord> records, BatchAccount account) {
                List<TextRecord> inside = records("inside");
                List<TextRecord> innermost = records("x", "y");
                account.opened(records.get(0), inside);
                account.opened(inside.get(0), innermost);
                account.done(inside.get(0), Outcome.of("opened"));
                account.done(innermost.get(0), Outcome.of("stored"));
                if (attempts.incrementAndGet() > 5) {
                    account.done(innermost.get(1), Outcome.of("stored"));
                }
            }

            @Override
            public void deadLetter(List<RefusedRecordException> rejected, int attempt) {
                throw new AssertionError("a dead letter of " + rejected);
            }
        };
        assertThat(new BatchDelivery<>(opening, account, history(POLICY)).deliver(records("1")))
                .isTrue();
        assertThat(account.holds).hasSize(5).allSatisfy(hold -> assertThat(hold)
                .hasMessageContaining("no outcome to 1 of 2 records, such as y"));
        assertThat(account.outcomes).isEqualTo(Map.of("stored", 2));
    }

    @Test
    void aRecordWithoutOutcomeHoldsAndSaysWhereToLook() {
        AtomicInteger attempts = new AtomicInteger();
        RecordingTarget target = new RecordingTarget(NONE, NONE);
        BatchHandler<TextRecord> losing = new BatchHandler<>() {
            @Override
            public void process(List<TextRecord> records, BatchAccount account) {
                // from the sixth attempt on the route is repaired
                int lost = attempts.incrementAndGet() > 5 ? 0 : 1;
                records.subList(lost, records.size()).forEach(one -> account.done(one, Outcome.of("stored")));
            }

            @Override
            public void deadLetter(List<RefusedRecordException> rejected, int attempt) throws Exception {
                target.deadLetter(rejected, attempt);
            }
        };
        assertThat(new BatchDelivery<>(losing, account, history(POLICY)).deliver(records("1", "2")))
                .isTrue();
        assertThat(attempts).hasValue(6);
        assertThat(account.holds).hasSize(5).allSatisfy(hold -> assertThat(hold)
                .hasMessageContaining("no outcome to 1 of 2 records")
                .hasMessageContaining("Look for a step that was removed"));
        assertThat(target.log).isEmpty();
    }
}
