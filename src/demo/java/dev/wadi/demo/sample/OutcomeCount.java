package dev.wadi.demo.sample;

import dev.wadi.delivery.DeliveryMonitor;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.camel.CamelContext;

/** How many records of a pipeline ended how, from its metrics. */
public final class OutcomeCount {
    private static final long LOOK_AGAIN_NANOS = 50_000_000;

    private OutcomeCount() {}

    public static Map<String, Integer> of(CamelContext context, String pipeline) {
        MeterRegistry meters = context.getRegistry().findSingleByType(MeterRegistry.class);
        Map<String, Integer> outcomes = new HashMap<>();
        for (Counter counter :
                meters.find(DeliveryMonitor.RECORDS).tag("pipeline", pipeline).counters()) {
            outcomes.merge(counter.getId().getTag("outcome"), (int) counter.count(), Integer::sum);
        }
        return outcomes;
    }

    /** How many ended. */
    public static int all(CamelContext context, String pipeline) {
        return of(context, pipeline).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    /** Returns when so many have ended, or when the thread is interrupted. */
    public static void await(CamelContext context, String pipeline, int count) {
        while (all(context, pipeline) < count && !Thread.interrupted()) {
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }
}
