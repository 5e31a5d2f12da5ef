package dev.wadi.pipelines.snapshotstatus.steps;

import dev.wadi.pipelines.snapshotstatus.metrics.RunMetrics;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Step {@code push-metrics}, once per poll, well or not: the counters of its runs, to the push gateway, in the background. */
public class PushMetrics implements Processor {
    private RunMetrics metrics;

    @Override
    public void process(Exchange exchange) {
        MessageTimer.end(exchange, metrics);
        metrics.push();
    }

    public void setMetrics(RunMetrics metrics) {
        this.metrics = metrics;
    }
}
