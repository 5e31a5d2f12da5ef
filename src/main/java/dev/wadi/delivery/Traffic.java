package dev.wadi.delivery;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was delivered since the last summary, of one shard or one queue. A line for each poll or message would bury those that matter. */
final class Traffic {
    /** Between two summaries. */
    static final Duration INTERVAL = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryMonitor.class);

    private final String name;
    private final Map<String, Long> outcomes = new TreeMap<>();
    private long since;

    /** @param name of the pipeline and of what is read */
    Traffic(String name) {
        this.name = name;
    }

    synchronized void add(Map<Outcome, Integer> delivered) {
        if (outcomes.isEmpty()) {
            since = System.nanoTime();
        }
        delivered.forEach((outcome, count) -> outcomes.merge(outcome.name(), (long) count, Long::sum));
    }

    /** A line, if there was anything. */
    synchronized void summarize() {
        if (outcomes.isEmpty()) {
            return;
        }
        long records = outcomes.values().stream().mapToLong(Long::longValue).sum();
        Duration took = Duration.ofNanos(System.nanoTime() - since);
        LOG.info(
                "{}: {} records in {} s: {}",
                name,
                records,
                Math.max(1, took.toSeconds()),
                outcomes.entrySet().stream()
                        .map(one -> one.getValue() + " " + one.getKey())
                        .collect(Collectors.joining(", ")));
        outcomes.clear();
    }
}
