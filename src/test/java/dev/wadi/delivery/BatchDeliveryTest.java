package dev.wadi.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.delivery.RecordingTarget.Trouble;
import dev.wadi.testing.TextRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.nio.charset.CharacterCodingException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BatchDeliveryTest {
    private static final Trouble NONE = ids -> {};
    private static final Backoff SHORT = Backoff.between(Duration.ofMillis(1), Duration.ofMillis(2));

    private static final HoldPolicy POLICY = HoldPolicy.of(SHORT);

    private final Account account = new Account();

    @Test
    void aBatchThatGoesThroughIsAcknowledgedOnce() {
        RecordingTarget target = new RecordingTarget(NONE, NONE);
        assertThat(delivery(target).deliver(records("1", "2"))).isTrue();
        assertThat(target.log).containsExactly("stored 1", "stored 2");
        assertThat(account.outcomes).isEqualTo(Map.of("stored", 2));
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
        assertThat(delivery(target).deliver(records("1", "2"))).isTrue();
        assertThat(target.attempts).hasSize(51).containsOnly(2);
        assertThat(target.log).containsExactly("stored 1", "stored 2");
        assertThat(account.holds).hasSize(50);
    }

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
        HoldPolicy policy = new HoldPolicy(SHORT, Duration.ofMillis(20), 10, Duration.ofMinutes(1));
        assertThat(delivery(target[0], policy).deliver(records("1"))).isTrue();
        assertThat(target[0].renewals).hasSize(2);
        assertThat(attempts.get()).as("not at each attempt").isGreaterThan(5);
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
    void halvingFindsTheOnePoisonRecordAndTheOthersAreDeliveredOnce() {
        String[] ids = IntStream.range(0, 13).mapToObj(Integer::toString).toArray(String[]::new);
        RecordingTarget target = new RecordingTarget(poison("7"), NONE);
        assertThat(delivery(target).deliver(records(ids))).isTrue();
        assertThat(target.log)
                .containsExactlyInAnyOrderElementsOf(Stream.of(ids)
                        .map(id -> id.equals("7") ? "letter 7 internal_error" : "stored " + id)
                        .toList());
        assertThat(target.attempts).startsWith(13, 13, 13, 6, 7);
        assertThat(account.outcomes).isEqualTo(Map.of("stored", 12, "dead_letter", 1));
        assertThat(account.holds).isEmpty();
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
                .containsExactlyInAnyOrder(
                        "letter 1 internal_error", "stored 2", "stored 3", "letter 4 internal_error");
    }

    @Test
    void aStepThatLetsNobodyThroughIsItselfWrongAndHolds() {
        AtomicInteger attempts = new AtomicInteger();
        RecordingTarget target = new RecordingTarget(
                ids -> {
                    if (attempts.incrementAndGet() <= 40) {
                        throw new ClassCastException("an edit");
                    }
                },
                NONE);
        assertThat(delivery(target).deliver(records("1", "2", "3", "4"))).isTrue();
        assertThat(target.log).containsExactlyInAnyOrder("stored 1", "stored 2", "stored 3", "stored 4");
        assertThat(account.outcomes).isEqualTo(Map.of("stored", 4));
    }

    @Test
    void atMostTenRecordsInARowAreBlamedThenTheStepIs() {
        String[] ids = IntStream.range(0, 16).mapToObj(Integer::toString).toArray(String[]::new);
        AtomicInteger repaired = new AtomicInteger();
        RecordingTarget target = new RecordingTarget(
                found -> {
                    if (!found.equals(List.of("good")) && repaired.get() == 0) {
                        throw new IllegalStateException("an edit of what the step uses");
                    }
                },
                NONE);
        BatchDelivery<TextRecord> delivery =
                new BatchDelivery<>(target, account.after(30, repaired::incrementAndGet), history(POLICY));
        assertThat(delivery.deliver(records("good"))).isTrue();
        assertThat(delivery.deliver(records(ids))).isTrue();
        assertThat(account.outcomes).isEqualTo(Map.of("stored", 7, "dead_letter", 10));
    }

    @Test
    void whatAParserCannotReadIsFoundAtOnceAlsoAsTheFirstOfAStream() {
        for (Exception unreadable : List.of(
                new CharacterCodingException(),
                new ZipException("Not in GZIP format"),
                new NumberFormatException("12x"),
                new DateTimeParseException("no date", "x", 0),
                new UncheckedIOException(new IOException("unexpected end")))) {
            RecordingTarget target = new RecordingTarget(
                    ids -> {
                        if (ids.contains("1")) {
                            throw unreadable;
                        }
                    },
                    NONE);
            assertThat(delivery(target).deliver(records("1"))).isTrue();
            assertThat(target.log).containsExactly("letter 1 unreadable");
            assertThat(delivery(target).deliver(records("1", "2", "3"))).isTrue();
            assertThat(target.log)
                    .containsExactly("letter 1 unreadable", "letter 1 unreadable", "stored 2", "stored 3");
        }
        assertThat(account.holds).isEmpty();
    }

    @Test
    void anUnknownFaultInACallHoldsAndBlamesNobodyWithoutContrast() {
        AtomicInteger attempts = new AtomicInteger();
        RecordingTarget target = new RecordingTarget(
                ids -> {
                    if (attempts.incrementAndGet() <= 60) {
                        throw new IllegalStateException("words that nobody knows");
                    }
                },
                NONE,
                new Step("save", true, List.of("TABLE")));
        HoldPolicy policy = new HoldPolicy(SHORT, Duration.ofMinutes(1), 10, Duration.ofMillis(5));
        assertThat(delivery(target, policy).deliver(records("1"))).isTrue();
        assertThat(target.log).containsExactly("stored 1");
        assertThat(account.holds).hasSize(60).last().satisfies(hold -> assertThat(hold)
                .hasMessageContaining("save")
                .hasMessageContaining("TABLE")
                .hasMessageContaining("wadi.set-aside=1"));
    }

    @Test
    void contrastFindsTheRecordThatACallNeverTakes() {
        String[] ids = IntStream.range(0, 9).mapToObj(Integer::toString).toArray(String[]::new);
        RecordingTarget target = new RecordingTarget(poison("5"), NONE, new Step("save", true, List.of()));
        HoldPolicy policy = new HoldPolicy(SHORT, Duration.ofMinutes(1), 10, Duration.ofMillis(5));
        assertThat(delivery(target, policy).deliver(records(ids))).isTrue();
        assertThat(account.outcomes).isEqualTo(Map.of("stored", 8, "dead_letter", 1));
        assertThat(target.log).contains("letter 5 internal_error");
    }

    @Test
    void aRecordThatAPersonHasPutAsideIsADeadLetterAndTheOthersGoOn() {
        RecordingTarget target = new RecordingTarget(poison("2"), NONE);
        SourceHistory history = new SourceHistory(POLICY, new FailureHistory(), Set.of("2"));
        assertThat(new BatchDelivery<>(target, account, history).deliver(records("1", "2", "3")))
                .isTrue();
        assertThat(target.log).containsExactly("letter 2 set_aside", "stored 1", "stored 3");
    }

    @Test
    void aFaultOfADependencyAmongUnexpectedOnesDoesNotCountAsOneOfTheThree() {
        AtomicInteger attempts = new AtomicInteger();
        RecordingTarget target = new RecordingTarget(
                ids -> {
                    int attempt = attempts.incrementAndGet();
                    if (attempt == 1 || attempt == 4) {
                        throw new IllegalStateException("unexpected");
                    }
                    if (attempt < 8) {
                        throw new ConnectException("not reachable");
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
        BatchDelivery<TextRecord> delivery = delivery(target);
        assertThat(delivery.deliver(records("2"))).isTrue();
        assertThat(delivery.deliver(records("1"))).isTrue();
        assertThat(target.log).containsExactly("stored 2", "letter 1 internal_error");
        assertThat(target.attempts).as("the record itself is not tried again").containsExactly(1, 1, 1, 1);
    }

    @Test
    void theRecordOfAnEnvelopeThatFailsIsFoundAfterThreeAttemptsAndItsNeighboursAreDoneOnce() {
        EnvelopeTarget target = envelope(3, (record, attempt) -> {
            if (record == 1) {
                throw new IllegalStateException("poison");
            }
        });
        assertThat(new BatchDelivery<>(target, account, history(POLICY)).deliver(records("message")))
                .isTrue();
        assertThat(target.attempts).hasValue(3);
        assertThat(target.letters).containsExactly("message 1 internal_error");
        assertThat(account.outcomes).isEqualTo(Map.of("stored", 2, "dead_letter", 1));
    }

    @Test
    void aRecordOfAnEnvelopeThatFailsOnceIsNotFound() {
        EnvelopeTarget target = envelope(2, (record, attempt) -> {
            if (record == 0 && attempt == 1) {
                throw new IllegalStateException("once in a while");
            }
        });
        assertThat(new BatchDelivery<>(target, account, history(POLICY)).deliver(records("message")))
                .isTrue();
        assertThat(target.letters).isEmpty();
        assertThat(account.outcomes).isEqualTo(Map.of("stored", 2));
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
    void aRecordWithoutOutcomeHoldsAndSaysWhereToLook() {
        AtomicInteger attempts = new AtomicInteger();
        RecordingTarget target = new RecordingTarget(NONE, NONE);
        BatchTarget<TextRecord> losing = new BatchTarget<>() {
            @Override
            public void process(List<TextRecord> records, BatchAccount account) {
                // from the sixth attempt on the route is repaired
                int lost = attempts.incrementAndGet() > 5 ? 0 : 1;
                records.subList(lost, records.size()).forEach(one -> account.done(one, Outcome.of("stored")));
            }

            @Override
            public void deadLetter(List<Rejected> rejected, int attempt) throws Exception {
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
        BatchDelivery<TextRecord> halving = delivery(target);
        delivery[0] = halving;
        assertThat(halving.deliver(records("1", "2"))).isFalse();
        assertThat(target.log).isEmpty();
    }

    @Test
    void whatIsDoneUpToAStopIsKnownFromTheFirstRecordOn() {
        BatchDelivery<?>[] delivery = new BatchDelivery<?>[1];
        BatchTarget<TextRecord> slow = new BatchTarget<>() {
            @Override
            public void process(List<TextRecord> records, BatchAccount account) throws Exception {
                account.done(records.get(0), Outcome.of("stored"));
                account.done(records.get(1), Outcome.of("stored"));
                account.done(records.get(3), Outcome.of("stored"));
                delivery[0].stop();
                if (account.isAbandoned()) {
                    throw new AbandonedException();
                }
            }

            @Override
            public void deadLetter(List<Rejected> rejected, int attempts) {}
        };
        BatchDelivery<TextRecord> stopped = new BatchDelivery<>(slow, account, history(POLICY));
        delivery[0] = stopped;
        List<TextRecord> records = records("1", "2", "3", "4");
        assertThat(stopped.deliver(records)).isFalse();
        assertThat(stopped.completed(records)).isEqualTo(2);
    }

    @Test
    void interruptedInAHoldItReturnsUnacknowledgedAndStaysInterrupted() {
        RecordingTarget target = new RecordingTarget(
                ids -> {
                    Thread.currentThread().interrupt();
                    throw new ConnectException("not reachable");
                },
                NONE);
        assertThat(delivery(target).deliver(records("1"))).isFalse();
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
        assertThat(delivered.get(10, TimeUnit.SECONDS)).isFalse();
        assertThat(account.outcomes).isEmpty();
    }

    private BatchDelivery<TextRecord> delivery(RecordingTarget target) {
        return delivery(target, POLICY);
    }

    private BatchDelivery<TextRecord> delivery(RecordingTarget target, HoldPolicy policy) {
        return new BatchDelivery<>(target, account, history(policy));
    }

    private static SourceHistory history(HoldPolicy policy) {
        return new SourceHistory(policy, new FailureHistory(), Set.of());
    }

    private static EnvelopeTarget envelope(int size, EnvelopeTarget.Trouble trouble) {
        return new EnvelopeTarget(size, new Step("save", false, List.of()), trouble);
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
