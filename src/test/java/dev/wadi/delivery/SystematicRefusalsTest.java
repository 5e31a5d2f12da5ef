package dev.wadi.delivery;

import static dev.wadi.delivery.Deliveries.POLICY;
import static dev.wadi.delivery.Deliveries.history;
import static dev.wadi.delivery.Deliveries.records;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.testing.TextRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A service that refuses all of a batch has a wrong table, mapping or route before it; looked at is the batch, whatever pieces of it come to the service. */
@Timeout(600)
class SystematicRefusalsTest {
    private static final int ENOUGH = 30;
    /** Nothing is done but what the account tells. */
    private static final Acknowledgement<TextRecord> APART = done -> done;

    private final Account account = new Account();
    private final Step save = new Step("route", "save", true, List.of());
    private final FaultJudge judge =
            new FaultJudge(List.of(cause -> Optional.of(new Verdict(Verdict.Kind.DATA, "the table refuses that"))));

    /** How a route takes the answer of a service. */
    enum Taken {
        AS_A_FAULT,
        BY_A_STEP
    }

    /** Each record by itself: {@code skip...} never comes to the service, which refuses {@code bad...}. */
    private final class Table implements BatchHandler<TextRecord> {
        private final Taken taken;
        private final List<String> letters = new CopyOnWriteArrayList<>();
        private boolean mended;

        Table(Taken taken) {
            this.taken = taken;
        }

        @Override
        public void process(List<TextRecord> records, BatchAccount opened) {
            for (TextRecord record : records) {
                List<RecordEntry> one = List.of(opened.entry(record));
                if (record.sourceId().startsWith("skip")) {
                    opened.done(record, Outcome.of("skipped"));
                } else if (record.sourceId().startsWith("bad") && !mended) {
                    opened.failed(judge.judge(new IllegalArgumentException("no"), save), one, false);
                    if (taken == Taken.BY_A_STEP) {
                        opened.refusedByService(new RefusedRecordException(record, "refused", "no"));
                    }
                } else {
                    save.passed(true);
                    one.forEach(entry -> entry.called(save));
                    opened.done(record, Outcome.of("stored"));
                }
            }
        }

        @Override
        public void deadLetter(List<RefusedRecordException> rejected, int attempts) {
            rejected.forEach(refused -> letters.add(refused.record().sourceId()));
        }
    }

    private boolean deliver(Table table, Acknowledgement<TextRecord> apart, String... ids) {
        BatchDelivery<TextRecord> delivery = new BatchDelivery<>(table, account, apart, history(POLICY));
        account.after(ENOUGH, delivery::stop);
        return delivery.deliver(records(ids));
    }

    @ParameterizedTest
    @EnumSource
    void theHalvesOfABatchThatIsRefusedHoldToo(Taken taken) {
        Table table = new Table(taken);
        assertThat(deliver(table, APART, "bad1", "bad2", "bad3")).isFalse();
        assertThat(table.letters).isEmpty();
        assertThat(account.outcomes).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void theFirstOfAGroupHoldsAsNobodyKnowsHowTheOthersEnd(Taken taken) {
        Acknowledgement<TextRecord> oneGroup = new Acknowledgement<>() {
            @Override
            public List<TextRecord> done(List<TextRecord> done) {
                return done;
            }

            @Override
            public String order(TextRecord record) {
                return "the group";
            }
        };
        Table table = new Table(taken);
        assertThat(deliver(table, oneGroup, "bad1", "bad2", "bad3")).isFalse();
        assertThat(table.letters).isEmpty();
        assertThat(account.holds).allSatisfy(hold -> assertThat(hold).hasMessageContaining("wadi.set-aside=bad1"));
        table.mended = true;
        assertThat(deliver(table, oneGroup, "bad1", "bad2", "bad3")).isTrue();
        table.mended = false;
        assertThat(deliver(table, oneGroup, "bad4", "5", "bad6")).isTrue();
        assertThat(table.letters).as("as the table takes others").containsExactly("bad4", "bad6");
    }

    @ParameterizedTest
    @EnumSource
    void theOnlyOneThatComesToTheServiceIsRefused(Taken taken) {
        Table table = new Table(taken);
        assertThat(deliver(table, APART, "skip1", "bad2", "skip3")).isTrue();
        assertThat(table.letters).containsExactly("bad2");
        assertThat(account.outcomes).isEqualTo(Map.of("skipped", 2, "dead_letter", 1));
    }

    @ParameterizedTest
    @EnumSource
    void oneAmongOthersThatTheServiceTakesIsRefused(Taken taken) {
        Table table = new Table(taken);
        assertThat(deliver(table, null, "bad1", "2", "bad3")).isTrue();
        assertThat(table.letters).containsExactly("bad1", "bad3");
    }

    @Test
    void allOfAStreamsBatchHoldUntilTheTableIsMended() {
        Table table = new Table(Taken.AS_A_FAULT);
        account.after(5, () -> table.mended = true);
        assertThat(new BatchDelivery<>(table, account, history(POLICY)).deliver(records("bad1", "bad2")))
                .isTrue();
        assertThat(account.outcomes).isEqualTo(Map.of("stored", 2));
    }
}
