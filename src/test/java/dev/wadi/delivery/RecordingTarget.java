package dev.wadi.delivery;

import dev.wadi.testing.TextRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A route of one step and its dead-letter queue as lists; a test says what goes wrong. */
final class RecordingTarget implements BatchHandler<TextRecord> {
    /** Everything in the order in which it happened: {@code stored 1}, {@code letter 2 internal_error}. */
    final List<String> log = new CopyOnWriteArrayList<>();
    /** How many records each attempt had. */
    final List<Integer> attempts = new CopyOnWriteArrayList<>();
    /** The attempts that each dead letter told of. */
    final List<Integer> lettersAttempts = new CopyOnWriteArrayList<>();
    /** The faults that made the delivery renew its clients. */
    final List<Throwable> renewals = new CopyOnWriteArrayList<>();

    private final FaultJudge judge = new FaultJudge(List.of());
    private final Trouble route;
    private final Trouble letters;
    private final Step step;

    interface Trouble {
        void look(List<String> ids) throws Exception;
    }

    /** Its step is no call. */
    RecordingTarget(Trouble route, Trouble letters) {
        this(route, letters, new Step("route", "save", false, List.of()));
    }

    RecordingTarget(Trouble route, Trouble letters, Step step) {
        this.route = route;
        this.letters = letters;
        this.step = step;
    }

    /** Refuses what is called {@code refuse-...}, stores the rest, unless the trouble comes first. */
    @Override
    public void process(List<TextRecord> records, BatchAccount account) throws Exception {
        attempts.add(records.size());
        try {
            route.look(records.stream().map(TextRecord::sourceId).toList());
        } catch (Exception e) {
            account.failed(judge.judge(e, step), account.entries(), false);
            throw e;
        }
        account.passed(step, true, account.entries());
        List<String> stored = new ArrayList<>();
        for (TextRecord record : records) {
            if (record.sourceId().startsWith("refuse")) {
                account.refuse(new RefusedRecordException(record, "missing_field", "value"));
            } else {
                account.done(record, Outcome.of("stored"));
                stored.add("stored " + record.sourceId());
            }
        }
        log.addAll(stored);
    }

    @Override
    public void deadLetter(List<RefusedRecordException> rejected, int attempt) throws Exception {
        letters.look(rejected.stream().map(one -> one.record().sourceId()).toList());
        lettersAttempts.add(attempt);
        rejected.forEach(one -> log.add("letter " + one.record().sourceId() + " " + one.reason()));
    }

    @Override
    public void renew(Throwable fault) {
        renewals.add(fault);
    }
}
