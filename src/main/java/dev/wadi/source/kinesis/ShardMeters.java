package dev.wadi.source.kinesis;

import dev.wadi.delivery.DeliveryMonitor;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The metrics of one shard while this instance reads it; {@link #close()} ends the gauges, the counters stay. */
final class ShardMeters implements AutoCloseable {
    static final String BYTES = "wadi.source.bytes";
    static final String BATCHES = "wadi.source.batches";
    static final String RETRIES = "wadi.source.retries";
    static final String CHECKPOINT_AGE = "wadi.source.checkpoint.age";
    static final String BEHIND = "wadi.source.behind.latest";

    private final Clock clock;
    private final MeterRegistry meters;
    private final Counter bytes;
    private final Counter batches;
    private final Counter retries;
    private final List<Gauge> gauges;
    private volatile long millisBehind;
    /** When the oldest record came that is read and not yet acknowledged; null: all are. */
    private volatile Instant open;

    ShardMeters(DeliveryMonitor monitor, String pipeline, String stream, String shard, Clock clock) {
        this.clock = clock;
        meters = monitor.meters();
        Tags tags = Tags.of("pipeline", pipeline, "stream", stream);
        bytes = meters.counter(BYTES, tags);
        batches = meters.counter(BATCHES, tags);
        retries = meters.counter(RETRIES, tags);
        Tags ofShard = tags.and("shard", shard);
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
                Gauge.builder(CHECKPOINT_AGE, this, ShardMeters::checkpointAge)
                        .description("For how long the poll in hand is not acknowledged, 0 when all is")
                        .baseUnit("seconds")
                        .tags(ofShard)
                        .register(meters));
    }

    void polled(Long behind) {
        // not every server says so
        millisBehind = behind == null ? 0 : behind;
    }

    void begun(List<StreamRecord> records) {
        open = clock.instant();
        long size = 0;
        for (StreamRecord one : records) {
            size += one.data().length;
        }
        bytes.increment((double) size);
    }

    void repeated() {
        retries.increment();
    }

    void acknowledged() {
        batches.increment();
        open = null;
    }

    private double checkpointAge() {
        Instant since = open;
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
