package dev.wadi.source.kinesis;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.kinesis.common.StreamIdentifier;
import software.amazon.kinesis.leases.Lease;
import software.amazon.kinesis.leases.LeaseCoordinator;
import software.amazon.kinesis.leases.MultiStreamLease;
import software.amazon.kinesis.processor.ShardRecordProcessor;
import software.amazon.kinesis.processor.ShardRecordProcessorFactory;

/** The shards that this instance reads. */
final class ShardProcessors implements ShardRecordProcessorFactory {
    /** Stands for a lease that was not seen yet. */
    private static final UUID UNSEEN = new UUID(0, 0);

    private final ShardContext route;
    private final Duration silence;
    private final Function<StreamIdentifier, Duration> retention;
    /** Each with the token of its lease: a lease that was lost and won again has another one, and another processor. */
    private final Map<ShardProcessor, UUID> processors = new ConcurrentHashMap<>();

    private volatile boolean stopped;

    /**
     * @param silence how long a shard may go without an answer from Kinesis before that is reported
     * @param retention how long a stream keeps a record; null where it is not known
     */
    ShardProcessors(ShardContext route, Duration silence, Function<StreamIdentifier, Duration> retention) {
        this.route = route;
        this.silence = silence;
        this.retention = retention;
    }

    @Override
    public ShardRecordProcessor shardRecordProcessor(StreamIdentifier stream) {
        ShardProcessor processor = new ShardProcessor(stream, route, () -> retention.apply(stream));
        processors.put(processor, UNSEEN);
        if (stopped) {
            processor.stop();
        }
        return processor;
    }

    @Override
    public ShardRecordProcessor shardRecordProcessor() {
        throw new UnsupportedOperationException("The KCL asks by stream");
    }

    /**
     * To be called now and then: the KCL tells a processor of a lost lease only after its poll, which may be held without end.
     *
     * @return false if a shard cannot go on and the reader has to begin again
     */
    boolean watch(LeaseCoordinator leases) {
        boolean sound = true;
        for (Map.Entry<ShardProcessor, UUID> entry : processors.entrySet()) {
            ShardProcessor one = entry.getKey();
            if (one.shardId() == null) {
                continue;
            }
            Lease lease = leases.getCurrentlyHeldLease(
                    MultiStreamLease.getLeaseKey(one.stream().serialize(), one.shardId()));
            UUID token = lease == null ? null : lease.concurrencyToken();
            UUID before = entry.getValue();
            if (token == null || !(before.equals(UNSEEN) || before.equals(token))) {
                one.leave();
            } else {
                entry.setValue(token);
                one.reportSilence(silence);
                sound &= !one.isBroken();
            }
        }
        processors.keySet().removeIf(one -> one.isStopped() && one.isIdle());
        return sound;
    }

    /** Stream and id of the shards whose lease is held. */
    Set<String> held() {
        return processors.keySet().stream()
                .filter(one -> one.shardId() != null && !one.isStopped())
                .map(one -> one.stream().streamName() + "/" + one.shardId())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Holds end, no further poll is taken, and the polls in flight may end within the time. */
    void stop(Duration most) throws InterruptedException {
        stopped = true;
        processors.keySet().forEach(ShardProcessor::stop);
        long end = System.nanoTime() + most.toNanos();
        for (ShardProcessor one : processors.keySet()) {
            if (!one.awaitIdle(Duration.ofNanos(Math.max(0, end - System.nanoTime())))) {
                one.acknowledgeCompleted();
            }
        }
        processors.keySet().forEach(ShardProcessor::leave);
    }
}
