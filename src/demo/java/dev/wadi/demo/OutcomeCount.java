package dev.wadi.demo;

import dev.wadi.delivery.DeliveryMonitor;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.CamelContext;

/** How many records of a pipeline ended how, from its metrics. */
final class OutcomeCount {
    private OutcomeCount() {}

    static Map<String, Integer> of(CamelContext context, String pipeline) {
        MeterRegistry meters = context.getRegistry().findSingleByType(MeterRegistry.class);
        Map<String, Integer> outcomes = new HashMap<>();
        for (Counter counter :
                meters.find(DeliveryMonitor.RECORDS).tag("pipeline", pipeline).counters()) {
            outcomes.merge(counter.getId().getTag("outcome"), (int) counter.count(), Integer::sum);
        }
        return outcomes;
    }
}
