package dev.wadi.delivery;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is known of the records of one source that fail in a call for a reason that nobody knows: over attempts, batches, redeliveries, shards and
 * consumers. Bounded; what was not heard of for longest is forgotten first.
 */
public final class FailureHistory {
    private static final int MOST_RECORDS = 20_000;
    /** Failures between which others passed: one could be chance. */
    private static final int LEAST_IN_CONTRAST = 3;

    private final Map<String, Run> runs = new LinkedHashMap<>();

    /** Failures of one record in a row, at one step. */
    private static final class Run {
        private final Step step;
        private final long since = System.nanoTime();
        private long calls;
        private int failures;
        /** Before which, and behind the failure before, another record has passed the same step. */
        private int inContrast;
        /** The last one is of these: an outage that began meanwhile is nobody's fault here. */
        private boolean lastInContrast;

        Run(Step step) {
            this.step = step;
            calls = step.calls();
        }

        void failed() {
            failures++;
            lastInContrast = step.calls() > calls;
            if (lastInContrast) {
                inContrast++;
            }
            calls = step.calls();
        }

        boolean isGuilty(HoldPolicy policy, int neighbours) {
            boolean contrast = lastInContrast && inContrast >= LEAST_IN_CONTRAST;
            return policy.isLong(failures, since) && (contrast || neighbours >= LEAST_IN_CONTRAST);
        }
    }

    /** The record, alone in its exchange, failed once more at this step. */
    synchronized void failed(SourceRecord record, Step step) {
        String key = record.identity();
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

    /** Something else happened to these: whatever comes next is no longer in a row. */
    synchronized void forget(Collection<RecordEntry> entries) {
        if (!runs.isEmpty()) {
            entries.forEach(entry -> runs.remove(entry.record().identity()));
        }
    }

    /** The same of those of them that have passed the step at which they failed before, or are done. */
    synchronized void forgetPassed(Collection<RecordEntry> entries) {
        if (!runs.isEmpty()) {
            entries.forEach(entry -> runs.computeIfPresent(
                    entry.record().identity(), (key, run) -> entry.isDone() || entry.hasPassed(run.step) ? null : run));
        }
    }

    /**
     * It fails again and again while others pass the same step: it is the record.
     *
     * @param neighbours of its batch, with which it failed before and without which it goes on to fail: how many of them the same call took, for each
     *     record that fails still
     */
    synchronized boolean isGuilty(SourceRecord record, HoldPolicy policy, int neighbours) {
        Run run = runs.get(record.identity());
        return run != null && run.isGuilty(policy, neighbours);
    }
}
