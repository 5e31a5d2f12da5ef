package dev.wadi.delivery;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows the deliveries of one source: counter {@value #RECORDS} by pipeline, outcome, reason and vendor; gauge {@value #HOLDING}, how many of
 * its parts hold; readiness check, down while one does. A hold is logged when it begins and when it ends, not at each attempt.
 */
public final class DeliveryMonitor extends AbstractHealthCheck implements AutoCloseable {
    public static final String RECORDS = "wadi.records";
    public static final String HOLDING = "wadi.source.holding";
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryMonitor.class);
    /** Prometheus wants the same labels on every series of a name. */
    private static final Tags ABSENT = Tags.of("vendor", "", "reason", "");

    private final String pipeline;
    private final MeterRegistry meters;
    private final Gauge holding;
    private final Map<String, Throwable> holds = new ConcurrentHashMap<>();

    /** @param source what is read, unique in the process; the id of the health check */
    public DeliveryMonitor(CamelContext context, String pipeline, String source) {
        super("wadi", source);
        this.pipeline = pipeline;
        MeterRegistry bound = context.getRegistry().findSingleByType(MeterRegistry.class);
        meters = bound == null ? new SimpleMeterRegistry() : bound;
        holding = Gauge.builder(HOLDING, holds, Map::size)
                .tags("pipeline", pipeline, "source", source)
                .register(meters);
    }

    /** The observer of a part that holds and goes on by itself, e.g. a shard. */
    public BatchObserver part(String name) {
        return new Part(name);
    }

    /** Where a source puts metrics of its own. */
    public MeterRegistry meters() {
        return meters;
    }

    /** This part is no longer this source's to read: a hold of it is somebody else's. */
    public void forget(String name) {
        holds.remove(name);
    }

    /** Ends the gauge, so that the same source can be shown again after a reload; the counters stay. */
    @Override
    public void close() {
        meters.remove(holding);
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
            holds.forEach((part, fault) -> builder.detail(part, fault.toString()));
            builder.message(
                    holds.size() + " parts hold: " + holds.values().iterator().next());
        }
    }

    private final class Part implements BatchObserver {
        private final String name;

        Part(String name) {
            this.name = name;
        }

        @Override
        public void delivered(Map<Outcome, Integer> outcomes) {
            reached();
            int records = outcomes.values().stream().mapToInt(Integer::intValue).sum();
            LOG.info("{} {}: {} of {} records", pipeline, name, outcomes, records);
            outcomes.forEach((outcome, count) -> meters.counter(
                            RECORDS, ABSENT.and(outcome.tags()).and("pipeline", pipeline, "outcome", outcome.name()))
                    .increment(count));
        }

        @Override
        public void holding(Throwable fault) {
            if (holds.put(name, fault) == null) {
                LOG.warn("{} {} holds, nothing is lost, trying again: {}", pipeline, name, fault.toString());
            } else {
                LOG.debug("{} {} still holds", pipeline, name, fault);
            }
        }

        @Override
        public void reached() {
            if (holds.remove(name) != null) {
                LOG.info("{} {} goes on: the fault is gone", pipeline, name);
            }
        }
    }
}
