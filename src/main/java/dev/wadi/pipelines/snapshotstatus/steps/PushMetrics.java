package dev.wadi.pipelines.snapshotstatus.steps;

import dev.wadi.pipelines.snapshotstatus.SnapshotMessage;
import dev.wadi.pipelines.snapshotstatus.metrics.RunMetrics;
import java.time.Duration;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Step {@code push-metrics}, once per poll, well or not: the counters of its runs, to the push gateway, in the background. */
public class PushMetrics implements Processor {
    private static final String PROPERTY = "SnapshotStatusHandling";

    private RunMetrics metrics;

    /** Messages that are being worked on, and since when; of each its share of the time is told however it ends. */
    private record Handling(List<SnapshotMessage> messages, long since) {}

    static void begin(Exchange exchange, List<SnapshotMessage> messages) {
        exchange.setProperty(PROPERTY, new Handling(messages, System.nanoTime()));
    }

    @Override
    public void process(Exchange exchange) {
        if (exchange.removeProperty(PROPERTY) instanceof Handling handling && !handling.messages.isEmpty()) {
            Duration share =
                    Duration.ofNanos(System.nanoTime() - handling.since).dividedBy(handling.messages.size());
            handling.messages.forEach(message -> metrics.handled(message, share));
        }
        metrics.push();
    }

    public void setMetrics(RunMetrics metrics) {
        this.metrics = metrics;
    }
}
