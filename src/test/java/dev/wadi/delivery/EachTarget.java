package dev.wadi.delivery;

import dev.wadi.testing.TextRecord;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A route that takes each record of its batch by itself to one step, a call. */
final class EachTarget implements BatchHandler<TextRecord> {
    final AtomicInteger attempts = new AtomicInteger();
    /** What came to the step, in order. */
    final List<String> tried = new CopyOnWriteArrayList<>();

    final List<String> stored = new CopyOnWriteArrayList<>();
    final List<String> letters = new CopyOnWriteArrayList<>();
    private final FaultJudge judge = new FaultJudge(List.of());
    private final Step step;
    private final Trouble trouble;

    interface Trouble {
        void look(String id) throws Exception;
    }

    EachTarget(Step step, Trouble trouble) {
        this.step = step;
        this.trouble = trouble;
    }

    @Override
    public void process(List<TextRecord> records, BatchAccount account) {
        attempts.incrementAndGet();
        for (TextRecord record : records) {
            if (account.isAbandoned()) {
                return;
            }
            List<RecordEntry> one = List.of(account.entry(record));
            tried.add(record.sourceId());
            try {
                trouble.look(record.sourceId());
                account.passed(step, true, one);
                account.done(record, Outcome.of("stored"));
                stored.add(record.sourceId());
            } catch (Exception e) {
                account.failed(judge.judge(e, step), one, false);
            }
        }
    }

    @Override
    public void deadLetter(List<RefusedRecordException> rejected, int attempt) {
        rejected.forEach(one -> letters.add(one.record().sourceId() + " " + one.reason()));
    }
}
