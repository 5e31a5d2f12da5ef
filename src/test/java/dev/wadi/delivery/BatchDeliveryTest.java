package dev.wadi.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.delivery.RecordingTarget.Trouble;
import dev.wadi.testing.TextRecord;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BatchDeliveryTest {
    private static final Trouble NONE = ids -> {};
    private static final Backoff SHORT = Backoff.between(Duration.ofMillis(1), Duration.ofMillis(2));

    private final Account account = new Account();

    @Test
    void aBatchThatGoesThroughIsAcknowledgedOnce() {
        RecordingTarget target = new RecordingTarget(NONE, NONE);
        assertThat(delivery(target).deliver(records("1", "2"))).isTrue();
        assertThat(target.log).containsExactly("stored 1", "stored 2");
        assertThat(account.outcomes).isEqualTo(Map.of("stored", 2));
    }

    @Test
    void whileTheSurroundingIsAtFaultItHoldsWithoutLimitAndHealsByItself() {
        AtomicInteger attempts = new AtomicInteger();
        RecordingTarget target = new RecordingTarget(
                ids -> {
                    if (attempts.incrementAndGet() <= 50) {
                        throw new IOException("not reachable");
                    }
                },
                NONE);
        assertThat(delivery(target).deliver(records("1", "2"))).isTrue();
        assertThat(target.attempts).hasSize(51).containsOnly(2);
        assertThat(target.log).containsExactly("stored 1", "stored 2");
        assertThat(account.holds).hasSize(50);
    }

    @Test
    void anUnexpectedFaultIsTriedThreeTimes() {
        AtomicInteger attempts = new AtomicInteger();
        RecordingTarget target = new RecordingTarget(
                ids -> {
                    if (attempts.incrementAndGet() < 3) {
                        throw new IllegalStateException("once in a while");
                    }
                },
                NONE);
        assertThat(delivery(target).deliver(records("1", "2"))).isTrue();
        assertThat(target.attempts).containsExactly(2, 2, 2);
        assertThat(target.log).containsExactly("stored 1", "stored 2");
    }

    @Test
    void halvingFindsTheOnePoisonRecordAndTheOthersAreDeliveredOnceInOrder() {
        String[] ids = IntStream.range(0, 13).mapToObj(Integer::toString).toArray(String[]::new);
        RecordingTarget target = new RecordingTarget(poison("7"), NONE);
        assertThat(delivery(target).deliver(records(ids))).isTrue();
        assertThat(target.log)
                .containsExactlyElementsOf(Stream.of(ids)
                        .map(id -> id.equals("7") ? "letter 7 internal_error" : "stored " + id)
                        .toList());
        assertThat(target.attempts).startsWith(13, 13, 13, 6, 7, 7, 7);
        assertThat(account.outcomes).isEqualTo(Map.of("stored", 12, "dead_letter", 1));
        assertThat(target.lettersAttempts).containsExactly(3);
    }

    @Test
    void everyPoisonRecordIsFound() {
        RecordingTarget target = new RecordingTarget(
                ids -> {
                    poison("1").look(ids);
                    poison("4").look(ids);
                },
                NONE);
        assertThat(delivery(target).deliver(records("1", "2", "3", "4"))).isTrue();
        assertThat(target.log)
                .containsExactly("letter 1 internal_error", "stored 2", "stored 3", "letter 4 internal_error");
    }

    @Test
    void aFaultOfTheSurroundingAmongUnexpectedOnesDoesNotCountAsOneOfTheThree() {
        AtomicInteger attempts = new AtomicInteger();
        RecordingTarget target = new RecordingTarget(
                ids -> {
                    int attempt = attempts.incrementAndGet();
                    if (attempt == 1 || attempt == 4) {
                        throw new IllegalStateException("unexpected");
                    }
                    if (attempt < 8) {
                        throw new IOException("not reachable");
                    }
                },
                NONE);
        assertThat(delivery(target).deliver(records("1"))).isTrue();
        assertThat(target.log).containsExactly("stored 1");
    }

    @Test
    void refusedRecordsAreDeadLetteredBeforeTheBatchIsDone() {
        RecordingTarget target = new RecordingTarget(NONE, NONE);
        assertThat(delivery(target).deliver(records("1", "refuse-2", "3", "refuse-4")))
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
                throw new IllegalArgumentException("not even a fault of the surrounding");
            }
        });
        assertThat(delivery(target).deliver(records("refuse-1"))).isTrue();
        assertThat(target.log).containsExactly("letter refuse-1 missing_field");
        assertThat(account.outcomes).isEqualTo(Map.of("dead_letter", 1));
        assertThat(account.holds).hasSize(20).allSatisfy(hold -> assertThat(hold)
                .isInstanceOf(HoldException.class)
                .hasMessage("The dead letters could not be written: not even a fault of the surrounding"));
    }

    @Test
    void thePoisonRecordsOwnDeadLetterHoldsToo() {
        AtomicInteger attempts = new AtomicInteger();
        RecordingTarget target = new RecordingTarget(poison("1"), ids -> {
            if (attempts.incrementAndGet() <= 5) {
                throw new IllegalStateException("queue");
            }
        });
        assertThat(delivery(target).deliver(records("1"))).isTrue();
        assertThat(target.log).containsExactly("letter 1 internal_error");
        assertThat(target.attempts).as("the record itself is not tried again").containsExactly(1, 1, 1);
        assertThat(account.holds).hasSize(5);
    }

    @Test
    void theRecordOfAnEnvelopeThatFailsIsFoundAfterThreeAttemptsAndItsNeighboursAreDoneOnce() {
        EnvelopeTarget target = new EnvelopeTarget(3, (record, attempt) -> {
            if (record == 1) {
                throw new IllegalStateException("poison");
            }
        });
        assertThat(new BatchDelivery<>(target, account, SHORT).deliver(records("message")))
                .isTrue();
        assertThat(target.attempts).hasValue(3);
        assertThat(target.letters).containsExactly("message 1 internal_error java.lang.IllegalStateException: poison");
        assertThat(account.outcomes).isEqualTo(Map.of("stored", 2, "dead_letter", 1));
    }

    @Test
    void aRecordOfAnEnvelopeThatFailsOnceIsNotFound() {
        EnvelopeTarget target = new EnvelopeTarget(2, (record, attempt) -> {
            if (record == 0 && attempt == 1) {
                throw new IllegalStateException("once in a while");
            }
        });
        assertThat(new BatchDelivery<>(target, account, SHORT).deliver(records("message")))
                .isTrue();
        assertThat(target.letters).isEmpty();
        assertThat(account.outcomes).isEqualTo(Map.of("stored", 2));
    }

    @Test
    void oneRecordOfAnEnvelopeThatMeetsAFaultOfTheSurroundingHoldsAllOfIt() {
        EnvelopeTarget target = new EnvelopeTarget(3, (record, attempt) -> {
            if (record == 0) {
                throw new IllegalStateException("poison");
            }
            if (record == 2 && attempt <= 20) {
                throw new IOException("not reachable");
            }
        });
        assertThat(new BatchDelivery<>(target, account, SHORT).deliver(records("message")))
                .isTrue();
        assertThat(account.holds).hasSize(20);
        assertThat(target.attempts).hasValue(23);
        assertThat(target.letters).containsExactly("message 0 internal_error java.lang.IllegalStateException: poison");
        assertThat(account.outcomes).isEqualTo(Map.of("stored", 2, "dead_letter", 1));
    }

    @Test
    void aRecordWithoutOutcomeHoldsAndSaysWhereToLook() {
        AtomicInteger attempts = new AtomicInteger();
        RecordingTarget target = new RecordingTarget(NONE, NONE);
        BatchTarget<TextRecord> losing = new BatchTarget<>() {
            @Override
            public Batch process(List<TextRecord> records) {
                Batch batch = new Batch(records.size());
                batch.expectOutcomes();
                // from the sixth attempt on the route is repaired
                int lost = attempts.incrementAndGet() > 5 ? 0 : 1;
                records.subList(lost, records.size()).forEach(one -> batch.done(Batch.Outcome.of("stored")));
                return batch;
            }

            @Override
            public void deadLetter(List<Rejected> rejected, int attempt) throws Exception {
                target.deadLetter(rejected, attempt);
            }
        };
        assertThat(new BatchDelivery<>(losing, account, SHORT).deliver(records("1", "2")))
                .isTrue();
        assertThat(attempts).hasValue(6);
        assertThat(account.holds).hasSize(5).allSatisfy(hold -> assertThat(hold)
                .hasMessageContaining("1 outcomes for 2 records")
                .hasMessageContaining("Look for a step that was removed"));
        assertThat(target.log).isEmpty();
    }

    @Test
    void stoppedInAHoldItReturnsUnacknowledged() throws Exception {
        RecordingTarget target = new RecordingTarget(
                ids -> {
                    throw new IOException("not reachable");
                },
                NONE);
        stopInAHold(target);
        assertThat(target.log).isEmpty();
    }

    @Test
    void stoppedWhileDeadLettersHoldItReturnsUnacknowledged() throws Exception {
        Trouble queue = ids -> {
            throw new IOException("queue");
        };
        stopInAHold(new RecordingTarget(NONE, queue), "refuse-1");
        stopInAHold(new RecordingTarget(poison("1"), queue), "1");
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
        BatchDelivery<TextRecord> halving = delivery(target);
        delivery[0] = halving;
        assertThat(halving.deliver(records("1", "2"))).isFalse();
        assertThat(target.log).isEmpty();
    }

    @Test
    void interruptedInAHoldItReturnsUnacknowledgedAndStaysInterrupted() {
        RecordingTarget target = new RecordingTarget(
                ids -> {
                    Thread.currentThread().interrupt();
                    throw new IOException("not reachable");
                },
                NONE);
        assertThat(delivery(target).deliver(records("1"))).isFalse();
        assertThat(Thread.interrupted()).isTrue();
    }

    private void stopInAHold(RecordingTarget target, String... ids) throws Exception {
        account.holds.clear();
        BatchDelivery<TextRecord> delivery =
                new BatchDelivery<>(target, account, Backoff.between(Duration.ofMillis(1), Duration.ofMinutes(10)));
        CompletableFuture<Boolean> delivered = CompletableFuture.supplyAsync(
                () -> delivery.deliver(records(ids.length == 0 ? new String[] {"1"} : ids)));
        await().until(() -> account.holds.size() > 2);
        delivery.stop();
        assertThat(delivered.get(10, TimeUnit.SECONDS)).isFalse();
        assertThat(account.outcomes).isEmpty();
    }

    private BatchDelivery<TextRecord> delivery(RecordingTarget target) {
        return new BatchDelivery<>(target, account, SHORT);
    }

    private static Trouble poison(String id) {
        return ids -> {
            if (ids.contains(id)) {
                throw new IllegalStateException("poison among " + ids);
            }
        };
    }

    private static List<TextRecord> records(String... ids) {
        return Stream.of(ids).map(id -> new TextRecord(id, "{}")).toList();
    }
}
