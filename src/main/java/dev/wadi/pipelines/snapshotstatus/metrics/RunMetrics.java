package dev.wadi.pipelines.snapshotstatus.metrics;

import dev.wadi.delivery.SettingNames;
import dev.wadi.pipelines.snapshotstatus.SnapshotMessage;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts what happens to the runs, for the scrape endpoint of the application and for a push gateway if there is one. Never fails and never waits: a push
 * is asked for here and done in the background.
 */
public final class RunMetrics implements CamelContextAware, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunMetrics.class);
    /** So many runs are known at a time. The one that was quiet longest is forgotten, and begins at nothing if it is heard of again. */
    private static final int MOST_RUNS = 100;
    /** What a setting is declared as that names one. */
    private static final String GATEWAY = "http";

    private final Map<String, RunMeters> runs = new LinkedHashMap<>(16, 0.75f, true);
    private final Set<String> changed = new LinkedHashSet<>();
    private final Set<String> completed = new LinkedHashSet<>();
    private CamelContext camelContext;
    private MeterRegistry application;
    private String host = "";
    private int port = 9091;
    private Duration deleteDelay = Duration.ofSeconds(70);
    private Optional<RunPusher> pusher;

    public synchronized void count(RunCounter what, SnapshotMessage message) {
        run(message.correlationId()).count(what, message);
    }

    /** A message was worked on, well or not. */
    public synchronized void handled(SnapshotMessage message, Duration time) {
        RunMeters.handled(application(), time);
        run(message.correlationId()).handled(time);
    }

    /** The run is complete: its metrics are deleted from the gateway in some time, and again if they come back. */
    public synchronized void completed(SnapshotMessage message) {
        completed.add(message.correlationId());
        if (completed.size() > MOST_RUNS) {
            completed.remove(completed.iterator().next());
        }
    }

    /** Asks for a push of the runs that have changed. */
    public synchronized void push() {
        pusher().ifPresent(gateway -> changed.forEach(run -> {
            RunMeters meters = runs.get(run);
            if (meters != null) {
                gateway.push(run, meters.registry());
                if (completed.contains(run)) {
                    gateway.deleteLater(run);
                }
            }
        }));
        changed.clear();
    }

    private RunMeters run(String run) {
        changed.add(run);
        RunMeters meters = runs.computeIfAbsent(run, name -> new RunMeters(application()));
        if (runs.size() > MOST_RUNS) {
            forget(runs.keySet().iterator().next());
        }
        return meters;
    }

    private synchronized void forget(String run) {
        RunMeters meters = runs.remove(run);
        if (meters != null) {
            meters.close();
        }
    }

    /** Looked for when it is needed: a bean of a route file is made before it is there. */
    private MeterRegistry application() {
        if (application == null) {
            MeterRegistry bound = camelContext.getRegistry().findSingleByType(MeterRegistry.class);
            application = bound == null ? new SimpleMeterRegistry() : bound;
        }
        return application;
    }

    private Optional<RunPusher> pusher() {
        if (pusher == null) {
            pusher = host.isBlank()
                    ? Optional.empty()
                    : Optional.of(new RunPusher(new RunGateway(host.strip(), port), deleteDelay, this::forget));
            if (pusher.isEmpty()) {
                String settings = SettingNames.inBrackets(SettingNames.of(camelContext, GATEWAY, host));
                LOG.info("No push gateway is set{}: the metrics of the runs are not pushed", settings);
            }
        }
        return pusher;
    }

    /** Not under the lock that the gateway's thread needs to end its work. */
    @Override
    public void close() {
        Optional<RunPusher> ending;
        synchronized (this) {
            ending = pusher == null ? Optional.empty() : pusher;
            // who still counts, as a route that is being replaced does, is not pushed any more
            pusher = Optional.empty();
        }
        ending.ifPresent(RunPusher::close);
    }

    /** Of the push gateway; empty for none. */
    public void setHost(String host) {
        this.host = host;
    }

    public void setPort(int port) {
        this.port = port;
    }

    public void setDeleteDelaySeconds(int seconds) {
        deleteDelay = Duration.ofSeconds(seconds);
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
    }
}
