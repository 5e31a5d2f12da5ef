package dev.wadi.kinesis;

import dev.wadi.delivery.Backoff;
import dev.wadi.delivery.BatchObserver;
import dev.wadi.delivery.BatchTarget;
import dev.wadi.delivery.DeliveryMonitor;
import dev.wadi.delivery.HoldPolicy;
import dev.wadi.delivery.ProcessingClock;
import dev.wadi.delivery.RouteTarget;
import dev.wadi.delivery.SourceHistory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.support.DefaultConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.kinesis.leases.exceptions.LeasingException;

/** Keeps a {@link StreamReader} running, and begins another whenever one cannot be had or cannot go on. */
class KinesisStreamConsumer extends DefaultConsumer {
    private static final Logger LOG = LoggerFactory.getLogger(KinesisStreamConsumer.class);
    private static final Duration FIRST_BACKOFF = Duration.ofMillis(200);
    private static final long WATCH_MILLIS = 500;
    private static final int WATCHES_PER_CHECK = 10;
    private static final Duration KCL_END = Duration.ofSeconds(2);

    private final KinesisStreamEndpoint streamEndpoint;
    private Clock clock;
    private Instant started;
    private final AtomicBoolean stopBegun = new AtomicBoolean();
    private CountDownLatch stopping;
    private CountDownLatch ended;
    private DeliveryMonitor monitor;
    private BatchObserver surrounding;
    private BatchObserver streams;
    private ProducerTemplate template;
    private Backoff backoff;
    private ExecutorService reading;
    private ScheduledExecutorService watching;
    private volatile StreamReader reader;
    private int watches;

    KinesisStreamConsumer(KinesisStreamEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        streamEndpoint = endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        clock = ProcessingClock.of(getEndpoint().getCamelContext());
        started = clock.instant();
        stopping = new CountDownLatch(1);
        ended = new CountDownLatch(1);
        stopBegun.set(false);
        streamEndpoint.getComponent().add(this);
        template = getEndpoint().getCamelContext().createProducerTemplate();
        monitor = new DeliveryMonitor(getEndpoint().getCamelContext(), getRouteId(), "kinesis-stream:" + getRouteId());
        setHealthCheck(monitor);
        surrounding = monitor.part("leases");
        streams = monitor.part("streams");
        backoff = Backoff.between(FIRST_BACKOFF, streamEndpoint.getMaxBackoff());
        var executors = getEndpoint().getCamelContext().getExecutorServiceManager();
        reading = executors.newSingleThreadExecutor(this, "kinesis-stream");
        watching = executors.newSingleThreadScheduledExecutor(this, "kinesis-stream-watch");
        reading.execute(this::read);
        var unused = watching.scheduleWithFixedDelay(this::watch, WATCH_MILLIS, WATCH_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    protected void doStop() throws Exception {
        // a start that failed elsewhere stops what never started
        if (reading != null) {
            if (getEndpoint().getCamelContext().isStopping()) {
                // one after the other, each with its time for the poll in hand, would take too long
                streamEndpoint.getComponent().stopConsumers();
            }
            beginStop();
            Duration most = streamEndpoint.getStopTimeout().plus(KCL_END);
            if (!ended.await(most.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("{} did not end within {}; its leases run out by themselves", getRouteId(), most);
            }
            var executors = getEndpoint().getCamelContext().getExecutorServiceManager();
            executors.shutdownNow(watching);
            executors.shutdownNow(reading);
            template.stop();
            monitor.close();
            streamEndpoint.getComponent().remove(this);
            reading = null;
        }
        super.doStop();
    }

    /** Returns at once; the end comes by itself. */
    void beginStop() {
        if (stopBegun.compareAndSet(false, true)) {
            stopping.countDown();
            getEndpoint()
                    .getCamelContext()
                    .getExecutorServiceManager()
                    .newThread("kinesis-stream-stop", this::end)
                    .start();
        }
    }

    private void end() {
        try {
            StreamReader current = reader;
            if (current != null) {
                current.stop();
            }
            reading.shutdown();
            if (!reading.awaitTermination(KCL_END.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("{} still reads", getRouteId());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ended.countDown();
        }
    }

    private void read() {
        SourceHistory history = SourceHistory.of(getEndpoint().getCamelContext(), HoldPolicy.of(backoff));
        ReadRoute route = new ReadRoute(getRouteId(), clock, started, monitor, history, this::target);
        LeaseTables tables = streamEndpoint.tables(getRouteId());
        int failures = 0;
        while (!isToldToStop()) {
            try {
                readOnce(StreamReader.prepare(streamEndpoint, tables, route, surrounding::reached));
                failures = 0;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (LeasingException | RuntimeException | Error e) {
                // an Error too must neither end the reading nor go unseen
                LOG.debug("No reader of {}", streamEndpoint.getStreams(), e);
                surrounding.holding(e);
                failures++;
            }
            pause(backoff.pause(failures + 1));
        }
    }

    private void readOnce(StreamReader next) throws InterruptedException {
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
        StreamReader current = reader;
        return current == null ? Set.of() : current.shards();
    }

    private void watch() {
        StreamReader current = reader;
        if (current == null || !current.isStarted()) {
            return;
        }
        try {
            boolean sound = current.watch();
            boolean due = ++watches % WATCHES_PER_CHECK == 0;
            // with none, nothing else would show that DynamoDB is away
            if (due || current.shards().isEmpty()) {
                current.checkLeases();
                surrounding.reached();
            }
            if (due) {
                sound &= checkStreams(current);
            }
            if (!sound) {
                LOG.warn(
                        "{}: a stream was created anew, or a shard ended in an error; reading begins again",
                        getRouteId());
                current.stop();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (LeasingException | RuntimeException e) {
            // a scheduled task that throws is never run again
            LOG.debug("Looking after {} failed", getRouteId(), e);
            surrounding.holding(e);
        }
    }

    private boolean checkStreams(StreamReader current) {
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

    private BatchTarget<StreamRecord> target(String stream, String shardId) {
        return new RouteTarget<>(
                records -> {
                    // not for a pool to take back: how it ended is read afterwards
                    Exchange exchange = createExchange(false);
                    exchange.getMessage().setHeader(KinesisStreamEndpoint.STREAM, stream);
                    exchange.getMessage().setHeader(KinesisStreamEndpoint.SHARD_ID, shardId);
                    return exchange;
                },
                getProcessor(),
                template,
                getRouteId());
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
                LOG.debug("{} stops", getRouteId());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping.countDown();
        }
    }
}
