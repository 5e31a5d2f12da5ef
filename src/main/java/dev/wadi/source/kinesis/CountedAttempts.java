package dev.wadi.source.kinesis;

import dev.wadi.delivery.BatchAccount;
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
    public void process(List<StreamRecord> records, BatchAccount account) throws Exception {
        if (failed) {
            meters.repeated();
        }
        failed = true;
        target.process(records, account);
        failed = false;
    }

    @Override
    public void deadLetter(List<Rejected> rejected, int attempts) throws Exception {
        target.deadLetter(rejected, attempts);
    }

    @Override
    public List<String> settings(Throwable fault) {
        return target.settings(fault);
    }

    @Override
    public void renew(Throwable fault) {
        target.renew(fault);
    }
}
