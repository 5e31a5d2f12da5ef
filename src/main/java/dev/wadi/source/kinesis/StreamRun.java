package dev.wadi.source.kinesis;

import dev.wadi.delivery.Backoff;
import dev.wadi.delivery.BatchHandler;
import dev.wadi.delivery.BatchObserver;
import dev.wadi.delivery.DeliveryMonitor;
import dev.wadi.delivery.HoldPolicy;
import dev.wadi.delivery.ProcessingClock;
import dev.wadi.delivery.SourceHistory;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import org.apache.camel.spi.ExecutorServiceManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.kinesis.leases.exceptions.LeasingException;

/**
 * A source from one start to its stop: keeps a {@link KclWorker} running, and begins another whenever one cannot be had or cannot go on. Its
 * threads use what is here and nothing else. A stop gives up waiting for them after its time, and they may then outlive it and the next start.
 */
final class StreamRun {
    private static final Logger LOG = LoggerFactory.getLogger(StreamRun.class);
    private static final long WATCH_MILLIS = 500;
    private static final int WATCHES_PER_CHECK = 10;
    private static final Duration KCL_END = Duration.ofSeconds(2);

    private final KinesisStreamEndpoint endpoint;
    private final String routeId;
    private final DeliveryMonitor monitor;
    private final BatchObserver leases;
    private final BatchObserver streams;
    private final Backoff backoff;
    private final ShardContext route;
    private final ExecutorServiceManager executors;
    private final ExecutorService reading;
    private final ScheduledExecutorService watching;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicBoolean stopBegun = new AtomicBoolean();
    private volatile KclWorker reader;
    /** Of the watching thread alone. */
    private int watches;

    /** @param targets by stream and shard id */
    StreamRun(
            KinesisStreamEndpoint endpoint,
            String routeId,
            BiFunction<String, String, BatchHandler<StreamRecord>> targets) {
        this.endpoint = endpoint;
        this.routeId = routeId;
        var context = endpoint.getCamelContext();
        var clock = ProcessingClock.of(context);
        monitor = new DeliveryMonitor(context, routeId, "kinesis-stream:" + routeId);
        leases = monitor.part("leases");
        streams = monitor.part("streams");
        HoldPolicy policy = HoldPolicy.upTo(endpoint.getConfiguration().getMaxBackoff());
        backoff = policy.backoff();
        SourceHistory history = SourceHistory.of(context, policy);
        route = new ShardContext(routeId, clock, clock.instant(), monitor, history, targets);
        executors = context.getExecutorServiceManager();
        reading = executors.newSingleThreadExecutor(this, "kinesis-stream");
        watching = executors.newSingleThreadScheduledExecutor(this, "kinesis-stream-watch");
    }

    void start() {
        reading.execute(this::read);
        var unused = watching.scheduleWithFixedDelay(this::watch, WATCH_MILLIS, WATCH_MILLIS, TimeUnit.MILLISECONDS);
    }

    DeliveryMonitor monitor() {
        return monitor;
    }

    /** Waits for the end, for so long as a stop may take. */
    void stop() throws InterruptedException {
        beginStop();
        Duration most = endpoint.getConfiguration().getStopTimeout().plus(KCL_END);
        try {
            if (!ended.await(most.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("{} did not end within {}; its leases run out by themselves", routeId, most);
            }
        } finally {
            executors.shutdownNow(watching);
            executors.shutdownNow(reading);
            monitor.close();
        }
    }

    /** Returns at once; the end comes by itself. */
    void beginStop() {
        if (stopBegun.compareAndSet(false, true)) {
            stopping.countDown();
            executors.newThread("kinesis-stream-stop", this::end).start();
        }
    }

    private void end() {
        try {
            KclWorker current = reader;
            if (current != null) {
                current.stop();
            }
            reading.shutdown();
            if (!reading.awaitTermination(KCL_END.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("{} still reads", routeId);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ended.countDown();
        }
    }

    private void read() {
        LeaseTables tables = endpoint.tables(routeId);
        int failures = 0;
        while (!isToldToStop()) {
            try {
                readOnce(KclWorker.prepare(endpoint, tables, route, leases::reached));
                failures = 0;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (LeasingException | RuntimeException | Error e) {
                // an Error too must neither end the reading nor go unseen
                LOG.debug("No reader of {}", endpoint.getStreams(), e);
                hold(e);
                failures++;
            }
            pause(backoff.pause(failures + 1));
        }
    }

    private void readOnce(KclWorker next) throws InterruptedException {
        reader = next;
        try {
            if (isToldToStop()) {
                next.stop();
            }
            next.run();
        } finally {
            reader = null;
            next.stop();
        }
    }

    /** Stream and id of the shards that this instance reads. */
    Set<String> shards() {
        KclWorker current = reader;
        return current == null ? Set.of() : current.shards();
    }

    private void watch() {
        KclWorker current = reader;
        if (current == null || !current.isStarted()) {
            return;
        }
        try {
            boolean sound = current.watch();
            boolean due = ++watches % WATCHES_PER_CHECK == 0;
            // with none, nothing else would show that DynamoDB is away
            if (due || current.shards().isEmpty()) {
                sound &= current.checkLeases();
                leases.reached();
            }
            if (due) {
                sound &= checkStreams(current);
            }
            if (!sound) {
                LOG.warn(
                        "{}: a stream was created anew, a shard ended in an error, or the leases were taken; reading begins again",
                        routeId);
                current.stop();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (LeasingException | RuntimeException | Error e) {
            // a scheduled task that throws is never run again
            LOG.debug("Looking after {} failed", routeId, e);
            hold(e);
        }
    }

    /** What a stop cuts off is no fault. */
    private void hold(Throwable fault) {
        if (!isToldToStop()) {
            leases.holding(fault);
        }
    }

    private boolean checkStreams(KclWorker current) {
        try {
            boolean same = current.hasSameStreams();
            streams.reached();
            return same;
        } catch (RuntimeException e) {
            // such as one that is deleted; to the KCL that is the end of its shards
            streams.holding(e);
            return true;
        }
    }

    private boolean isToldToStop() {
        return stopping.getCount() == 0;
    }

    boolean awaitToldToStop(Duration most) throws InterruptedException {
        return stopping.await(most.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void pause(Duration duration) {
        try {
            if (stopping.await(duration.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("{} stops", routeId);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping.countDown();
        }
    }
}
