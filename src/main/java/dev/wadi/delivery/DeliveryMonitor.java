package dev.wadi.delivery;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows the deliveries of one source: counter {@value #RECORDS} by pipeline, outcome, reason and the {@linkplain OutcomeLabel labels} of pipelines; gauge {@value #HOLDING}, how many of
 * its parts hold; readiness check, down while one does. A hold is logged when it begins and when it ends, not at each attempt; what was delivered in a summary
 * every ten seconds; each dead letter once.
 */
public final class DeliveryMonitor extends AbstractHealthCheck implements AutoCloseable {
    public static final String RECORDS = "wadi.records";
    public static final String HOLDING = "wadi.source.holding";
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryMonitor.class);
    /** By itself, so that a command that shows dead letters in another way can switch it off. */
    private static final Logger DEAD_LETTERS =
            LoggerFactory.getLogger(DeliveryMonitor.class.getName() + ".DeadLetters");
    /** Prometheus wants the same labels on every series of a name. */
    private static final Tags ABSENT = Tags.of(ServiceLoader.load(OutcomeLabel.class).stream()
                    .map(label -> Tag.of(label.get().name(), ""))
                    .toList())
            .and("reason", "");

    private final String pipeline;
    private final MeterRegistry meters;
    private final Map<String, Throwable> holds = new ConcurrentHashMap<>();
    private final Map<String, Traffic> traffic = new ConcurrentHashMap<>();
    private final CamelContext context;
    private volatile boolean closed;
    /** Null until something was delivered. */
    private ScheduledExecutorService summaries;

    /** @param source what is read, unique in the process; the id of the health check */
    public DeliveryMonitor(CamelContext context, String pipeline, String source) {
        super("wadi", source);
        this.pipeline = pipeline;
        this.context = context;
        MeterRegistry bound = context.getRegistry().findSingleByType(MeterRegistry.class);
        meters = bound == null ? new SimpleMeterRegistry() : bound;
        forgetGauge(meters, pipeline);
        Gauge.builder(HOLDING, this, DeliveryMonitor::partsThatHold)
                .tags("pipeline", pipeline, "source", source)
                .register(meters);
    }

    /** The observer of a part that holds and goes on by itself, e.g. a shard. */
    public BatchObserver part(String name) {
        return part(name, name);
    }

    /** @param whole what it belongs to, and is summed up with in the log, e.g. the queue of a message */
    public BatchObserver part(String name, String whole) {
        return new Part(name, whole);
    }

    private synchronized void delivered(String whole, Map<Outcome, Integer> outcomes) {
        if (summaries == null) {
            summaries = context.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "wadi-traffic");
            var unused = summaries.scheduleWithFixedDelay(
                    this::summarize, Traffic.INTERVAL.toMillis(), Traffic.INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        }
        traffic.computeIfAbsent(whole, name -> new Traffic(pipeline + " " + name))
                .add(outcomes);
    }

    private void summarize() {
        traffic.values().forEach(Traffic::summarize);
    }

    /** Where a source puts metrics of its own. */
    public MeterRegistry meters() {
        return meters;
    }

    /** This part is no longer this source's to read: a hold of it is somebody else's. */
    public void forget(String name) {
        holds.remove(name);
    }

    /** Ends the gauge of a route that is gone. */
    public static void forget(CamelContext context, String pipeline) {
        MeterRegistry bound = context.getRegistry().findSingleByType(MeterRegistry.class);
        if (bound != null) {
            forgetGauge(bound, pipeline);
        }
    }

    private static void forgetGauge(MeterRegistry meters, String pipeline) {
        meters.find(HOLDING).tag("pipeline", pipeline).gauges().forEach(meters::remove);
    }

    /** A source that does not run holds all that it would read. */
    private int partsThatHold() {
        return closed ? Math.max(1, holds.size()) : holds.size();
    }

    /** The source does not run. Its gauge stays until the same route has another, and shows a hold. */
    @Override
    public void close() {
        closed = true;
        summarize();
        synchronized (this) {
            if (summaries != null) {
                context.getExecutorServiceManager().shutdownNow(summaries);
                summaries = null;
            }
        }
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        if (holds.isEmpty()) {
            builder.up();
        } else {
            builder.down();
            Exposure exposure = Exposure.of(context);
            int number = 0;
            for (Map.Entry<String, Throwable> hold : holds.entrySet()) {
                builder.detail(exposure.isLocal() ? hold.getKey() : "part-" + ++number, exposure.told(hold.getValue()));
            }
            builder.message(holds.size() + " parts hold: "
                    + exposure.told(holds.values().iterator().next()));
        }
    }

    /** Names the call, its thing and the settings of that thing, where the fault of a call does not do so itself. */
    private Throwable explained(Throwable fault) {
        if (fault instanceof HoldException hold && !hold.settings().isEmpty()) {
            return fault;
        }
        List<String> settings = SettingNames.of(context, fault);
        Optional<String> told = Edges.ALL.verdict(fault).map(Verdict::message);
        if (settings.isEmpty() && told.isEmpty()) {
            return fault;
        }
        String message = fault instanceof HoldException
                ? fault.getMessage()
                        + told.filter(call -> !fault.getMessage().contains(call))
                                .map(call -> " " + call)
                                .orElse("")
                : told.orElseGet(fault::toString);
        return new HoldException(message + SettingNames.inBrackets(settings), fault, settings);
    }

    private final class Part implements BatchObserver {
        private final String name;
        private final String whole;

        Part(String name, String whole) {
            this.name = name;
            this.whole = whole;
        }

        @Override
        public void delivered(Map<Outcome, Integer> outcomes) {
            reached();
            int records = outcomes.values().stream().mapToInt(Integer::intValue).sum();
            LOG.debug("{} {}: {} of {} records", pipeline, name, outcomes, records);
            DeliveryMonitor.this.delivered(whole, outcomes);
            outcomes.forEach((outcome, count) -> meters.counter(
                            RECORDS, ABSENT.and(outcome.tags()).and("pipeline", pipeline, "outcome", outcome.name()))
                    .increment(count));
        }

        @Override
        public void deadLettered(List<RefusedRecordException> written) {
            // without the detail, which may quote the record
            written.forEach(one -> DEAD_LETTERS.warn(
                    "{} {}: dead letter {}, source_id {}{}",
                    pipeline,
                    whole,
                    one.reason(),
                    one.record().sourceId(),
                    one.record().recordIndex() == null
                            ? ""
                            : ", record_index " + one.record().recordIndex()));
        }

        @Override
        public void holding(Throwable thrown) {
            Throwable fault = explained(thrown);
            if (holds.put(name, fault) == null) {
                LOG.warn("{} {} holds, nothing is lost, trying again: {}", pipeline, name, fault.toString());
            } else {
                LOG.debug("{} {} still holds", pipeline, name, fault);
            }
        }

        @Override
        public void reached() {
            if (holds.remove(name) != null) {
                LOG.info("{} {} goes on", pipeline, name);
            }
        }
    }
}
