package dev.wadi.delivery;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is known of the records of one source that fail in a call for a reason that nobody knows: over attempts, batches, redeliveries, shards and
 * consumers. Bounded; what was not heard of for longest is forgotten first.
 */
public final class FailureHistory {
    private static final int MOST_RECORDS = 20_000;
    /** Failures behind the first success of another record: one could be chance. */
    private static final int LEAST_IN_CONTRAST = 3;

    private final Map<String, Run> runs = new LinkedHashMap<>();

    /** Failures of one record in a row, at one step. */
    private static final class Run {
        private final Step step;
        private final long since = System.nanoTime();
        private long passes;
        private int failures;
        /** Since another record has passed the same step. */
        private int inContrast;

        Run(Step step) {
            this.step = step;
            passes = step.passes();
        }

        void failed() {
            failures++;
            if (inContrast > 0 || step.passes() > passes) {
                inContrast++;
            }
            passes = step.passes();
        }

        boolean isLong(HoldPolicy policy) {
            return failures >= policy.failures()
                    && System.nanoTime() - since >= policy.least().toNanos();
        }
    }

    /** The record failed once more at this step. */
    synchronized void failed(SourceRecord record, Step step) {
        String key = key(record);
        Run run = runs.remove(key);
        if (run == null || run.step != step) {
            run = new Run(step);
        }
        run.failed();
        runs.put(key, run);
        if (runs.size() > MOST_RECORDS) {
            runs.remove(runs.keySet().iterator().next());
        }
    }

    /** Something else happened to it: whatever comes next is no longer in a row. */
    synchronized void forget(SourceRecord record) {
        if (!runs.isEmpty()) {
            runs.remove(key(record));
        }
    }

    /** It fails for long enough to look for contrast. */
    synchronized boolean isLong(SourceRecord record, HoldPolicy policy) {
        Run run = runs.get(key(record));
        return run != null && run.isLong(policy);
    }

    /** It fails again and again while others pass the same step: it is the record. */
    synchronized boolean isGuilty(SourceRecord record, HoldPolicy policy) {
        Run run = runs.get(key(record));
        return run != null && run.isLong(policy) && run.inContrast >= LEAST_IN_CONTRAST && run.step.mayBlame();
    }

    private static String key(SourceRecord record) {
        return record.recordIndex() == null ? record.sourceId() : record.sourceId() + "#" + record.recordIndex();
    }
}
