package dev.wadi.pipelines.snapshotstatus.metrics;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Talks to the gateway in one thread of its own, so that nobody waits for it. What is to be pushed is bounded by the number of runs: the latest state
 * of each.
 */
final class RunPusher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunPusher.class);
    private static final Duration LONGEST_END = Duration.ofSeconds(1);

    private final RunGateway gateway;
    private final Duration deleteDelay;
    private final Consumer<String> deleted;
    private final Map<String, PrometheusRegistry> waiting = new LinkedHashMap<>();
    private final Set<String> toDelete = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread daemon = new Thread(work, "snapshot-status-metrics");
        daemon.setDaemon(true);
        return daemon;
    });

    /** @param deleted told the run whose metrics are gone from the gateway */
    RunPusher(RunGateway gateway, Duration deleteDelay, Consumer<String> deleted) {
        this.gateway = gateway;
        this.deleteDelay = deleteDelay;
        this.deleted = deleted;
    }

    void push(String run, PrometheusRegistry metrics) {
        synchronized (waiting) {
            boolean asked = !waiting.isEmpty();
            waiting.put(run, metrics);
            if (asked) {
                return;
            }
        }
        thread.execute(this::pushWaiting);
    }

    /** In some time, unless that is to happen already. */
    void deleteLater(String run) {
        if (toDelete.add(run)) {
            var unused = thread.schedule(() -> delete(run), deleteDelay.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void pushWaiting() {
        Map<String, PrometheusRegistry> now;
        synchronized (waiting) {
            now = new LinkedHashMap<>(waiting);
            waiting.clear();
        }
        now.forEach((run, metrics) -> {
            try {
                gateway.push(run, metrics);
            } catch (IOException | RuntimeException e) {
                LOG.warn("The metrics of a run could not be pushed: {}", String.valueOf(e));
            }
        });
    }

    private void delete(String run) {
        synchronized (waiting) {
            waiting.remove(run);
        }
        toDelete.remove(run);
        try {
            gateway.delete(run);
            deleted.accept(run);
        } catch (IOException | RuntimeException e) {
            LOG.warn("The metrics of a run could not be deleted, trying again: {}", String.valueOf(e));
            if (!thread.isShutdown()) {
                deleteLater(run);
            }
        }
    }

    /** What waits is pushed, and what is to be deleted is deleted now: nobody would do it later. */
    @Override
    public void close() {
        try {
            thread.submit(() -> {
                        pushWaiting();
                        List.copyOf(toDelete).forEach(this::delete);
                    })
                    .get(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("The last metrics did not reach the gateway: {}", String.valueOf(e));
        } finally {
            thread.shutdownNow();
        }
    }
}
