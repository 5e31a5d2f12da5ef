package dev.wadi.kinesis;

import dev.wadi.delivery.Backoff;
import dev.wadi.delivery.BatchObserver;
import dev.wadi.delivery.BatchTarget;
import dev.wadi.delivery.DeliveryMonitor;
import dev.wadi.delivery.RouteTarget;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
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
    private Instant started;
    private CountDownLatch stopping;
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
        started = Instant.now();
        stopping = new CountDownLatch(1);
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
            var executors = getEndpoint().getCamelContext().getExecutorServiceManager();
            stopping.countDown();
            executors.shutdownNow(watching);
            StreamReader current = reader;
            if (current != null) {
                current.stop();
            }
            reading.shutdown();
            if (!reading.awaitTermination(KCL_END.toMillis(), TimeUnit.MILLISECONDS)) {
                executors.shutdownNow(reading);
            }
            template.stop();
            monitor.close();
            reading = null;
        }
        super.doStop();
    }

    private void read() {
        ReadRoute route = new ReadRoute(getRouteId(), started, monitor, backoff, this::target);
        LeaseTables tables = streamEndpoint.tables(getRouteId());
        for (int attempt = 1; !isToldToStop(); attempt++) {
            try {
                StreamReader next = StreamReader.prepare(streamEndpoint, tables, route);
                reader = next;
                surrounding.reached();
                attempt = 0;
                if (isToldToStop()) {
                    next.stop();
                }
                next.run();
                reader = null;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (LeasingException | RuntimeException e) {
                LOG.debug("No reader of {}", streamEndpoint.getStreams(), e);
                surrounding.holding(e);
            }
            pause(backoff.pause(attempt + 1));
        }
    }

    /** Stream and id of the shards that this instance reads. */
    Set<String> shards() {
        StreamReader current = reader;
        return current == null ? Set.of() : current.shards();
    }

    private void watch() {
        StreamReader current = reader;
        if (current == null) {
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
                    Exchange exchange = createExchange(true);
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
