package dev.wadi.kinesis;

import dev.wadi.delivery.Batch;
import dev.wadi.delivery.BatchTarget;
import dev.wadi.delivery.Rejected;
import java.util.List;

/** Counts each attempt after one that failed. */
final class CountedAttempts implements BatchTarget<StreamRecord> {
    private final BatchTarget<StreamRecord> target;
    private final ShardMeters meters;
    private boolean failed;

    CountedAttempts(BatchTarget<StreamRecord> target, ShardMeters meters) {
        this.target = target;
        this.meters = meters;
    }

    @Override
    public Batch process(List<StreamRecord> records) throws Exception {
        if (failed) {
            meters.repeated();
        }
        failed = true;
        Batch batch = target.process(records);
        failed = false;
        return batch;
    }

    @Override
    public void deadLetter(List<Rejected> rejected, int attempts) throws Exception {
        target.deadLetter(rejected, attempts);
    }
}
