package dev.wadi.pipelines.snapshotstatus.steps;

import dev.wadi.pipelines.snapshotstatus.SnapshotMessage;
import dev.wadi.pipelines.snapshotstatus.metrics.RunMetrics;
import java.time.Duration;
import java.util.List;
import org.apache.camel.Exchange;

/** Messages that are being worked on, and since when; of each its share of the time is told however it ends. */
record MessageTimer(List<SnapshotMessage> messages, long since) {
    private static final String PROPERTY = "SnapshotStatusHandling";

    static void begin(Exchange exchange, List<SnapshotMessage> messages) {
        exchange.setProperty(PROPERTY, new MessageTimer(messages, System.nanoTime()));
    }

    static void end(Exchange exchange, RunMetrics metrics) {
        if (exchange.removeProperty(PROPERTY) instanceof MessageTimer handling && !handling.messages.isEmpty()) {
            Duration share =
                    Duration.ofNanos(System.nanoTime() - handling.since).dividedBy(handling.messages.size());
            handling.messages.forEach(message -> metrics.handled(message, share));
        }
    }
}
