package dev.wadi.delivery;

import static dev.wadi.delivery.Deliveries.SHORT;
import static dev.wadi.delivery.Deliveries.history;
import static dev.wadi.delivery.Deliveries.records;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.testing.TextRecord;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A fault in a call that nobody knows is found to be a record's by contrast with others, and by nothing less. */
@Timeout(600)
class ContrastTest {
    private static final int ENOUGH = 60;
    private static final HoldPolicy POLICY = new HoldPolicy(SHORT, Duration.ofMinutes(1), 10, Duration.ZERO);

    private final Account account = new Account();
    private final Step save = new Step("route", "save", true, List.of());
    private final SourceHistory history = history(POLICY);

    private static IllegalStateException unknown() {
        return new IllegalStateException("words that nobody knows");
    }

    /** Delivers until it is done or has held often enough. */
    private boolean deliver(BatchHandler<TextRecord> target, String... ids) {
        BatchDelivery<TextRecord> delivery = new BatchDelivery<>(target, account, history);
        account.after(ENOUGH, delivery::stop);
        return delivery.deliver(records(ids));
    }

    /** Each record by itself is acknowledged. */
    private boolean deliverApart(BatchHandler<TextRecord> target, Acknowledgement<TextRecord> apart, String... ids) {
        BatchDelivery<TextRecord> delivery = new BatchDelivery<>(target, account, apart, history);
        account.after(ENOUGH, delivery::stop);
        return delivery.deliver(records(ids));
    }

    /** The call takes a record of another consumer. */
    private void elsewhere() {
        save.passed(true);
    }

    @Test
    void aRecordThatPassedInAHeldAttemptIsNoLongerInARow() {
        EnvelopeTarget target = new EnvelopeTarget(2, save, (record, attempt) -> {
            if (record == attempt % 2) {
                throw unknown();
            }
        });
        assertThat(deliver(target, "message")).isFalse();
        assertThat(target.letters).isEmpty();
    }

    @Test
    void theSameHoldsForABatchWhoseRecordsFailInTurns() {
        AtomicInteger calls = new AtomicInteger();
        EachTarget target = new EachTarget(save, id -> {
            if (calls.incrementAndGet() % 3 == 0) {
                throw unknown();
            }
        });
        assertThat(deliver(target, "1", "2", "3", "4", "5", "6", "7")).isFalse();
        assertThat(target.letters).isEmpty();
    }

    @Test
    void tenInOneAttemptMayBeTheRecords() {
        assertThat(deliver(allButTheFirst(), ids(11))).isTrue();
        assertThat(account.outcomes).isEqualTo(Map.of("stored", 1, "dead_letter", 10));
    }

    @Test
    void elevenInOneAttemptAreTheSteps() {
        EnvelopeTarget target = new EnvelopeTarget(12, save, (record, attempt) -> {
            if (record > 0) {
                throw unknown();
            }
        });
        assertThat(deliver(target, "message")).isFalse();
        assertThat(target.letters).isEmpty();
    }

    private EachTarget allButTheFirst() {
        return new EachTarget(save, id -> {
            if (!id.equals("0")) {
                throw unknown();
            }
        });
    }

    private static String[] ids(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).toArray(String[]::new);
    }

    /** Ten in a row end an attempt, so that the last ones have no turn before it is long. */
    @Test
    void whatAnEnvelopeDidNotTryIsNotBlamed() {
        EnvelopeTarget target = new EnvelopeTarget(12, save, (record, attempt) -> {
            elsewhere();
            if (record < 10) {
                throw unknown();
            }
        });
        assertThat(deliver(target, "message")).isTrue();
        assertThat(target.letters)
                .containsExactlyElementsOf(IntStream.range(0, 10)
                        .mapToObj(index -> "message " + index + " internal_error")
                        .toList());
        assertThat(account.outcomes).isEqualTo(Map.of("stored", 2, "dead_letter", 10));
    }

    @Test
    void inAnOutageAnAttemptWithAnEnvelopeIsGivenUpAfterTen() {
        AtomicInteger calls = new AtomicInteger();
        EnvelopeTarget target = new EnvelopeTarget(50, save, (record, attempt) -> {
            if (attempt < 9) {
                calls.incrementAndGet();
                throw unknown();
            }
        });
        assertThat(deliver(target, "message")).isTrue();
        assertThat(calls).hasValue(8 * 10);
        assertThat(account.outcomes).isEqualTo(Map.of("stored", 50));
    }

    @Test
    void tenThatFailWithOthersBetweenThatPassDoNotEndAnAttempt() {
        AtomicInteger calls = new AtomicInteger();
        EachTarget target = new EachTarget(save, id -> {
            if (calls.incrementAndGet() <= 40 && Integer.parseInt(id) % 2 == 0) {
                throw unknown();
            }
        });
        assertThat(deliver(target, ids(40))).isTrue();
        assertThat(target.attempts).hasValue(2);
    }

    @Test
    void recordsOfAnEnvelopeThatFailedTogetherAreNotBlamed() {
        Step write = new Step("route", "write", false, List.of());
        write.passed(true);
        List<String> letters = new CopyOnWriteArrayList<>();
        BatchHandler<TextRecord> together = new BatchHandler<>() {
            @Override
            public void process(List<TextRecord> records, BatchAccount opened) throws Exception {
                List<TextRecord> inside = records("a", "b", "c");
                opened.opened(records.get(0), inside);
                ClassCastException fault = new ClassCastException("one of them");
                opened.failed(new FaultJudge(List.of()).judge(fault, write), opened.entries(), false);
                throw fault;
            }

            @Override
            public void deadLetter(List<RefusedRecordException> rejected, int attempts) {
                rejected.forEach(one -> letters.add(one.record().sourceId()));
            }
        };
        assertThat(deliver(together, "message")).isFalse();
        assertThat(letters).isEmpty();
        assertThat(account.holds).last().satisfies(hold -> assertThat(hold)
                .hasMessageContaining("wadi.set-aside=message"));
    }

    /** They passed before it began, and never failed together with the others. */
    @Test
    void anOutageThatBeganInAPollIsNotBlamedOnTheRestOfIt() {
        EachTarget target = new EachTarget(save, id -> {
            if (Integer.parseInt(id) >= 8) {
                throw unknown();
            }
        });
        assertThat(deliverApart(target, records -> records, ids(10))).isFalse();
        assertThat(target.letters).isEmpty();
        assertThat(account.outcomes).isEqualTo(Map.of("stored", 8));
    }

    @Test
    void whoFollowsInAGroupHasNoNeighboursInTheHalvesBeforeIt() {
        AtomicInteger calls = new AtomicInteger();
        RecordingTarget target = new RecordingTarget(
                ids -> {
                    if (calls.incrementAndGet() == 1 || ids.contains("x2")) {
                        throw unknown();
                    }
                },
                ids -> {},
                save);
        Acknowledgement<TextRecord> groups = new Acknowledgement<>() {
            @Override
            public List<TextRecord> done(List<TextRecord> done) {
                return done;
            }

            @Override
            public String order(TextRecord record) {
                return record.sourceId().substring(0, 1);
            }
        };
        assertThat(deliverApart(target, groups, "x1", "a", "b", "c", "d", "x2")).isFalse();
        assertThat(target.log).doesNotContain("letter x2 internal_error").hasSize(5);
    }

    @Test
    void halvesAreToldAsHoldsToo() {
        RecordingTarget target = new RecordingTarget(Deliveries.poison("5"), ids -> {}, save);
        assertThat(deliver(target, ids(9))).isTrue();
        assertThat(account.outcomes).isEqualTo(Map.of("stored", 8, "dead_letter", 1));
        assertThat(account.holds)
                .as("ten of all, two of halves, and nine of the one")
                .hasSize(21);
    }
}
