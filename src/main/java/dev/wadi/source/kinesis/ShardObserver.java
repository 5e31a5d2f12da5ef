package dev.wadi.source.kinesis;

import dev.wadi.delivery.BatchObserver;
import dev.wadi.delivery.HoldException;
import dev.wadi.delivery.Outcome;
import dev.wadi.delivery.RefusedRecordException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import software.amazon.kinesis.retrieval.KinesisClientRecord;

/** What a shard reports. A hold says until when it loses nothing; what comes after the shard was left is nobody's hold here. */
final class ShardObserver implements BatchObserver {
    private final BatchObserver monitor;
    private final BooleanSupplier left;
    private final Supplier<Duration> retention;
    /** Arrival of the oldest record of the poll in flight; null without one. */
    private volatile Instant oldest;

    /** @param retention how long the stream keeps a record; null where it is not known */
    ShardObserver(BatchObserver monitor, BooleanSupplier left, Supplier<Duration> retention) {
        this.monitor = monitor;
        this.left = left;
        this.retention = retention;
    }

    void begun(List<KinesisClientRecord> poll) {
        oldest = poll.stream()
                .map(KinesisClientRecord::approximateArrivalTimestamp)
                .min(Instant::compareTo)
                .orElse(null);
    }

    void ended() {
        oldest = null;
    }

    @Override
    public void delivered(Map<Outcome, Integer> outcomes) {
        monitor.delivered(outcomes);
    }

    @Override
    public void deadLettered(List<RefusedRecordException> written) {
        monitor.deadLettered(written);
    }

    @Override
    public void holding(Throwable fault) {
        if (!left.getAsBoolean()) {
            monitor.holding(withExpiry(fault));
        }
    }

    @Override
    public void reached() {
        monitor.reached();
    }

    private Throwable withExpiry(Throwable fault) {
        Instant arrival = oldest;
        Duration kept = retention.get();
        if (arrival == null || kept == null) {
            return fault;
        }
        String message = fault instanceof HoldException ? fault.getMessage() : fault.toString();
        return new HoldException(message + "; the oldest record of this poll expires at " + arrival.plus(kept), fault);
    }
}
