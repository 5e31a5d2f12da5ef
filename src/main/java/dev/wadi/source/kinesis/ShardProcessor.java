package dev.wadi.source.kinesis;

import dev.wadi.delivery.BatchDelivery;
import dev.wadi.delivery.HoldException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.kinesis.common.StreamIdentifier;
import software.amazon.kinesis.exceptions.KinesisClientLibException;
import software.amazon.kinesis.exceptions.ShutdownException;
import software.amazon.kinesis.lifecycle.events.InitializationInput;
import software.amazon.kinesis.lifecycle.events.LeaseLostInput;
import software.amazon.kinesis.lifecycle.events.ProcessRecordsInput;
import software.amazon.kinesis.lifecycle.events.ShardEndedInput;
import software.amazon.kinesis.lifecycle.events.ShutdownRequestedInput;
import software.amazon.kinesis.processor.RecordProcessorCheckpointer;
import software.amazon.kinesis.processor.ShardRecordProcessor;
import software.amazon.kinesis.retrieval.KinesisClientRecord;

/**
 * One shard for as long as this instance holds its lease: deliver a poll, and only then move the checkpoint. It holds inside a poll, for the
 * KCL would log an exception and go on with the next. Once a poll is given up (stopped, or the lease lost) no later one is taken, so that no
 * checkpoint leaps over it.
 */
final class ShardProcessor implements ShardRecordProcessor {
    private static final Logger LOG = LoggerFactory.getLogger(ShardProcessor.class);

    private final StreamIdentifier stream;
    private final ShardContext route;
    private final Supplier<Duration> retention;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Semaphore idle = new Semaphore(1);
    private volatile Shard shard;
    private volatile long lastPoll;
    /** Is there a poll that neither was nor will be acknowledged here? */
    private volatile boolean givenUp;
    /** The poll that is on its way; null between two. */
    private volatile OpenPoll open;

    private record OpenPoll(
            List<KinesisClientRecord> records, List<StreamRecord> batch, RecordProcessorCheckpointer checkpointer) {}

    private record Shard(String id, String part, ShardObserver observer, BatchDelivery<StreamRecord> delivery) {}

    /** @param retention how long the stream keeps a record; null where it is not known */
    ShardProcessor(StreamIdentifier stream, ShardContext route, Supplier<Duration> retention) {
        this.stream = stream;
        this.route = route;
        this.retention = retention;
    }

    @Override
    public void initialize(InitializationInput input) {
        if (shard == null) {
            String id = input.shardId();
            String name = stream.streamName();
            ShardObserver observer = new ShardObserver(route, name, id, this::isStopped, retention);
            lastPoll = System.nanoTime();
            shard = new Shard(
                    id,
                    name + "/" + id,
                    observer,
                    new BatchDelivery<>(route.targets().apply(name, id), observer, route.history()));
            if (isStopped()) {
                leave();
            }
        }
    }

    @Override
    public void processRecords(ProcessRecordsInput input) {
        idle.acquireUninterruptibly();
        try {
            shard.observer.polled(input.millisBehindLatest());
            if (input.records().isEmpty()) {
                shard.observer.reached();
            } else if (!givenUp) {
                // also if what follows ends in an error
                givenUp = true;
                givenUp = isStopped() || !deliver(input.records(), input.checkpointer());
            }
        } finally {
            shard.observer.ended();
            if (isStopped()) {
                // a hold that was reported as the lease was lost
                route.monitor().forget(shard.part);
            }
            lastPoll = System.nanoTime();
            idle.release();
        }
    }

    private boolean deliver(List<KinesisClientRecord> records, RecordProcessorCheckpointer checkpointer) {
        List<StreamRecord> batch = StreamRecord.of(stream.streamName(), shard.id, records);
        shard.observer.begun(batch);
        KinesisClientRecord last = records.get(records.size() - 1);
        open = new OpenPoll(records, batch, checkpointer);
        try {
            boolean done = shard.delivery.deliver(batch)
                    && acknowledge(() -> checkpointer.checkpoint(last.sequenceNumber(), last.subSequenceNumber()));
            if (done) {
                shard.observer.acknowledged();
            }
            return done;
        } finally {
            acknowledgeCompleted();
            open = null;
        }
    }

    /**
     * At a stop: moves the checkpoint up to the last record before which all have an outcome, so that less of the poll is delivered again. Also while the
     * poll is still on its way, where a stop cannot wait for it any longer.
     */
    void acknowledgeCompleted() {
        OpenPoll poll = open;
        if (!isStopped() || poll == null) {
            return;
        }
        int completed = shard.delivery.completed(poll.batch());
        if (completed == 0) {
            return;
        }
        KinesisClientRecord last = poll.records().get(completed - 1);
        try {
            poll.checkpointer().checkpoint(last.sequenceNumber(), last.subSequenceNumber());
            LOG.debug(
                    "{}: {} of {} records are acknowledged",
                    shard.part,
                    completed,
                    poll.batch().size());
        } catch (KinesisClientLibException | RuntimeException e) {
            LOG.debug("{}: the whole poll is delivered again", shard.part, e);
        }
    }

    private interface Checkpoint {
        void write() throws KinesisClientLibException;
    }

    /** Holds until the checkpoint is written. False: stopped before that, or somebody else has the lease. */
    private boolean acknowledge(Checkpoint checkpoint) {
        for (int attempt = 1; ; attempt++) {
            try {
                checkpoint.write();
                shard.observer.reached();
                return true;
            } catch (ShutdownException e) {
                LOG.info("{}: the lease is lost; who has it now delivers the last poll again", shard.part);
                // at once: a poll left behind here is no fault for which reading would begin again
                leave();
                return false;
            } catch (KinesisClientLibException | RuntimeException e) {
                shard.observer.holding(new HoldException("The checkpoint could not be written: " + e.getMessage(), e));
            }
            if (pause(route.history().policy().backoff().pause(attempt))) {
                return false;
            }
        }
    }

    /** The parent is done with; the KCL goes on to the children. It calls again when this throws. */
    @Override
    public void shardEnded(ShardEndedInput input) {
        if (givenUp || !acknowledge(() -> input.checkpointer().checkpoint())) {
            throw new IllegalStateException(shard.part + " ended before all of it was acknowledged");
        }
        leave();
    }

    @Override
    public void leaseLost(LeaseLostInput input) {
        leave();
    }

    /** All that was delivered is acknowledged already. */
    @Override
    public void shutdownRequested(ShutdownRequestedInput input) {
        LOG.debug("A shard of {} is handed over", stream.streamName());
    }

    /** Ends a hold, and takes no further poll. */
    void stop() {
        stopped.countDown();
        if (shard != null) {
            shard.delivery.stop();
        }
    }

    /** Stops, and is no longer shown. */
    void leave() {
        stop();
        if (shard != null) {
            shard.observer.close();
            route.monitor().forget(shard.part);
        }
    }

    boolean isStopped() {
        return stopped.getCount() == 0;
    }

    /** Did an error of the JVM leave a poll behind? */
    boolean isBroken() {
        // with the permit: a poll that ends between two looks is none that was left behind
        if (!idle.tryAcquire()) {
            return false;
        }
        try {
            return givenUp && !isStopped();
        } finally {
            idle.release();
        }
    }

    boolean isIdle() {
        return idle.availablePermits() > 0;
    }

    /** Null before the KCL has told. */
    String shardId() {
        return shard == null ? null : shard.id;
    }

    StreamIdentifier stream() {
        return stream;
    }

    /** Waits for the poll in flight. */
    boolean awaitIdle(Duration most) throws InterruptedException {
        boolean free = idle.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS);
        if (free) {
            idle.release();
        }
        return free;
    }

    /** The KCL only logs that the stream does not answer. */
    void reportSilence(Duration limit) {
        Duration silent = Duration.ofNanos(System.nanoTime() - lastPoll);
        if (shard != null && isIdle() && silent.compareTo(limit) > 0) {
            shard.observer.holding(new HoldException("Kinesis has not answered for " + silent.toSeconds() + " s"));
        }
    }

    private boolean pause(Duration duration) {
        try {
            return stopped.await(duration.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
