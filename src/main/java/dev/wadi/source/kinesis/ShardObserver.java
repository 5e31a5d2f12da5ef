package dev.wadi.source.kinesis;

import dev.wadi.delivery.BatchObserver;
import dev.wadi.delivery.HoldException;
import dev.wadi.delivery.Outcome;
import dev.wadi.delivery.RefusedRecordException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * What operators see of one shard while this instance reads it: its metrics, and its holds, which say until when nothing is lost. What comes after the shard was
 * left is nobody's hold here. {@link #close()} ends the gauges, the counters stay.
 */
final class ShardObserver implements BatchObserver, AutoCloseable {
    static final String BYTES = "wadi.source.bytes";
    static final String BATCHES = "wadi.source.batches";
    static final String RETRIES = "wadi.source.retries";
    static final String CHECKPOINT_AGE = "wadi.source.checkpoint.age";
    static final String BEHIND = "wadi.source.behind.latest";

    private final BatchObserver monitor;
    private final BooleanSupplier left;
    private final Supplier<Duration> retention;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Counter bytes;
    private final Counter batches;
    private final Counter retries;
    private final List<Gauge> gauges;
    private volatile long millisBehind;
    /** When the poll began that is not acknowledged yet; null: all are. */
    private volatile Instant begun;
    /** In hand; empty between two. */
    private volatile List<StreamRecord> poll = List.of();

    /**
     * @param left whether the shard was left
     * @param retention how long the stream keeps a record; null where it is not known
     */
    ShardObserver(
            ShardContext route, String stream, String shardId, BooleanSupplier left, Supplier<Duration> retention) {
        monitor = route.monitor().part(stream + "/" + shardId);
        this.left = left;
        this.retention = retention;
        clock = route.clock();
        meters = route.monitor().meters();
        Tags tags = Tags.of("pipeline", route.pipeline(), "stream", stream);
        bytes = meters.counter(BYTES, tags);
        batches = meters.counter(BATCHES, tags);
        retries = meters.counter(RETRIES, tags);
        Tags ofShard = tags.and("shard", shardId);
        // of a lease that was lost and won again the former gauges may still be there
        List.of(BEHIND, CHECKPOINT_AGE)
                .forEach(name ->
                        List.copyOf(meters.find(name).tags(ofShard).meters()).forEach(meters::remove));
        gauges = List.of(
                Gauge.builder(BEHIND, this, self -> seconds(self.millisBehind))
                        .description("How far the last poll was behind the newest record")
                        .baseUnit("seconds")
                        .tags(ofShard)
                        .register(meters),
                Gauge.builder(CHECKPOINT_AGE, this, ShardObserver::checkpointAge)
                        .description("For how long the poll in flight is not acknowledged, 0 when all is")
                        .baseUnit("seconds")
                        .tags(ofShard)
                        .register(meters));
    }

    void polled(Long behind) {
        // not every server says so
        millisBehind = behind == null ? 0 : behind;
    }

    void begun(List<StreamRecord> records) {
        poll = records;
        begun = clock.instant();
        long size = 0;
        for (StreamRecord one : records) {
            size += one.data().length;
        }
        bytes.increment((double) size);
    }

    void acknowledged() {
        batches.increment();
        begun = null;
    }

    /** The poll is no longer in flight, whether it was acknowledged or given up. */
    void ended() {
        poll = List.of();
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
    public void repeated() {
        retries.increment();
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
        Duration kept = retention.get();
        Instant oldest =
                poll.stream().map(StreamRecord::arrival).min(Instant::compareTo).orElse(null);
        if (oldest == null || kept == null) {
            return fault;
        }
        String message = fault instanceof HoldException ? fault.getMessage() : fault.toString();
        return new HoldException(message + "; the oldest record of this poll expires at " + oldest.plus(kept), fault);
    }

    private double checkpointAge() {
        Instant since = begun;
        return since == null
                ? 0
                : seconds(Duration.between(since, clock.instant()).toMillis());
    }

    private static double seconds(long millis) {
        return (double) millis / 1_000;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // gauges of the same name and tags are equal
    public void close() {
        for (Gauge gauge : gauges) {
            Gauge shown = meters.find(gauge.getId().getName())
                    .tags(gauge.getId().getTags())
                    .gauge();
            if (gauge == shown) {
                meters.remove(gauge);
            }
        }
    }
}
