package dev.wadi.pipelines.snapshotstatus.metrics;

import dev.wadi.pipelines.snapshotstatus.SnapshotMessage;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The counters of one run: in a registry of its own, which alone is pushed under its name, and in that of the application. */
final class RunMeters {
    private static final String PROCESSING_TIME = RunCounter.PREFIX + "message_processing_time";

    private final PrometheusMeterRegistry own = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final MeterRegistry application;
    private final Set<Counter> shown = ConcurrentHashMap.newKeySet();

    RunMeters(MeterRegistry application) {
        this.application = application;
    }

    void count(RunCounter what, SnapshotMessage message) {
        what.in(own, message).increment();
        Counter counter = what.in(application, message);
        counter.increment();
        shown.add(counter);
    }

    void handled(Duration time) {
        handled(own, time);
    }

    static void handled(MeterRegistry meters, Duration time) {
        meters.summary(PROCESSING_TIME).record(time.toNanos() / 1e9);
    }

    PrometheusRegistry registry() {
        return own.getPrometheusRegistry();
    }

    /** Takes the run off the scrape endpoint. */
    void close() {
        shown.forEach(application::remove);
        own.close();
    }
}
