package dev.wadi.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.testing.LogLines;
import dev.wadi.testing.TextRecord;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheck.State;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeliveryMonitorTest {
    private final MeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final DefaultCamelContext context = new DefaultCamelContext();
    private DeliveryMonitor monitor;
    private BatchObserver shard;

    @BeforeEach
    void bindTheMeters() {
        context.getRegistry().bind("meters", meters);
        monitor = new DeliveryMonitor(context, "turbine-status", "kinesis-stream:turbine-status");
        shard = monitor.part("signals/shard-0");
    }

    @Test
    void theSumOfTheCountersIsTheNumberOfRecordsRead() {
        shard.delivered(Map.of(
                Outcome.of("saved", "vendor", "vestas"), 5,
                Outcome.of("filtered"), 2,
                refused("missing_field", Tags.empty()), 1,
                refused("invalid_value", Tags.of("vendor", "vestas")), 2));
        shard.delivered(Map.of(Outcome.of("saved", "vendor", "vestas"), 1));
        assertThat(meters.find(DeliveryMonitor.RECORDS).counters().stream()
                        .mapToDouble(Counter::count)
                        .sum())
                .isEqualTo(11);
        assertThat(count("saved", "vestas", "")).isEqualTo(6);
        assertThat(count("filtered", "", "")).isEqualTo(2);
        assertThat(count("dead_letter", "", "missing_field")).isEqualTo(1);
        assertThat(count("dead_letter", "vestas", "invalid_value")).isEqualTo(2);
    }

    @Test
    void theLineOfAPollHasTheNumberOfItsRecords() {
        try (LogLines lines = new LogLines(DeliveryMonitor.class.getName())) {
            Map<Outcome, Integer> outcomes = new LinkedHashMap<>();
            outcomes.put(Outcome.of("filtered"), 2);
            outcomes.put(Outcome.of("saved", "vendor", "vestas"), 5);
            shard.delivered(outcomes);
            assertThat(lines.all())
                    .containsExactly(
                            "turbine-status signals/shard-0: {filtered{}=2, saved{vendor=vestas}=5} of 7 records");
        }
    }

    @Test
    void aHoldIsSeenInHealthAndInTheGaugeUntilItEnds() {
        BatchObserver other = monitor.part("signals/shard-1");
        assertThat(state()).isEqualTo(State.UP);
        shard.holding(new IOException("Redis is away"));
        shard.holding(new IOException("Redis is still away"));
        assertThat(state()).isEqualTo(State.DOWN);
        assertThat(monitor.call().getMessage())
                .hasValueSatisfying(
                        message -> assertThat(message).contains("1 parts hold").contains("Redis is still away"));
        other.holding(new IOException("also"));
        assertThat(holding()).isEqualTo(2);
        shard.delivered(Map.of(Outcome.of("saved"), 1));
        assertThat(state()).as("the other part still holds").isEqualTo(State.DOWN);
        other.reached();
        assertThat(holding()).isZero();
        assertThat(state()).isEqualTo(State.UP);
    }

    @Test
    void aHoldIsAMatterOfReadinessNotOfLife() {
        assertThat(monitor.isReadiness()).isTrue();
        assertThat(monitor.isLiveness()).isFalse();
    }

    @Test
    void withoutARegistryItStillWatches() {
        DeliveryMonitor alone = new DeliveryMonitor(new DefaultCamelContext(), "p", "s");
        alone.part("x").delivered(Map.of(Outcome.of("saved"), 1));
        assertThat(alone.call().getState()).isEqualTo(State.UP);
    }

    private State state() {
        HealthCheck.Result result = monitor.call();
        return result.getState();
    }

    private double holding() {
        return meters.get(DeliveryMonitor.HOLDING).gauge().value();
    }

    private double count(String outcome, String vendor, String reason) {
        return meters.get(DeliveryMonitor.RECORDS)
                .tags("pipeline", "turbine-status", "outcome", outcome, "vendor", vendor, "reason", reason)
                .counter()
                .count();
    }

    private static Outcome refused(String reason, Tags tags) {
        return new Rejected(new TextRecord("1", ""), reason, "detail", tags).outcome();
    }
}
