package dev.wadi.source.kinesis;

import dev.wadi.delivery.BatchAccount;
import dev.wadi.delivery.BatchHandler;
import dev.wadi.delivery.RefusedRecordException;
import java.util.List;

/** Counts each attempt after one that failed. */
final class CountedAttempts implements BatchHandler<StreamRecord> {
    private final BatchHandler<StreamRecord> target;
    private final ShardMeters meters;
    private boolean failed;

    CountedAttempts(BatchHandler<StreamRecord> target, ShardMeters meters) {
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
    public void deadLetter(List<RefusedRecordException> rejected, int attempts) throws Exception {
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
