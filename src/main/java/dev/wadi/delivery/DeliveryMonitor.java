package dev.wadi.delivery;

import dev.wadi.delivery.Batch.Outcome;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows the deliveries of one source: counter {@value #RECORDS} by pipeline, outcome, reason and vendor; gauge {@value #HOLDING}, 1 while the
 * source holds; readiness check, down while it holds. A hold is logged when it begins and when it ends, not at each attempt.
 */
public final class DeliveryMonitor extends AbstractHealthCheck implements BatchObserver, AutoCloseable {
    public static final String RECORDS = "wadi.records";
    public static final String HOLDING = "wadi.source.holding";
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryMonitor.class);
    /** Prometheus wants the same labels on every series of a name. */
    private static final Tags ABSENT = Tags.of("vendor", "", "reason", "");

    private final String pipeline;
    private final MeterRegistry meters;
    private final Gauge holding;
    private final AtomicReference<Throwable> hold = new AtomicReference<>();

    /** @param source what this delivery reads, unique in the process; the id of the health check */
    public DeliveryMonitor(CamelContext context, String pipeline, String source) {
        super("wadi", source);
        this.pipeline = pipeline;
        MeterRegistry bound = context.getRegistry().findSingleByType(MeterRegistry.class);
        meters = bound == null ? new SimpleMeterRegistry() : bound;
        holding = Gauge.builder(HOLDING, hold, reference -> reference.get() == null ? 0 : 1)
                .tags("pipeline", pipeline, "source", source)
                .register(meters);
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
    public void delivered(Map<Outcome, Integer> outcomes) {
        Throwable ended = hold.getAndSet(null);
        if (ended != null) {
            LOG.info("{} goes on: the fault is gone", getId());
        }
        outcomes.forEach((outcome, count) -> meters.counter(
                        RECORDS, ABSENT.and(outcome.tags()).and("pipeline", pipeline, "outcome", outcome.name()))
                .increment(count));
    }

    @Override
    public void holding(Throwable fault) {
        if (hold.getAndSet(fault) == null) {
            LOG.warn("{} holds, nothing is lost, trying again: {}", getId(), fault.toString());
        } else {
            LOG.debug("{} still holds", getId(), fault);
        }
    }

    /** The source reached its own service again, with nothing to deliver. */
    public void reached() {
        if (hold.getAndSet(null) != null) {
            LOG.info("{} goes on: the fault is gone", getId());
        }
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        Throwable fault = hold.get();
        if (fault == null) {
            builder.up();
        } else {
            builder.down().message(fault.toString());
        }
    }
}
