package dev.wadi.source.schedule;

import dev.wadi.delivery.Backoff;
import dev.wadi.delivery.DeliveryMonitor;
import dev.wadi.delivery.HoldPolicy;
import dev.wadi.delivery.RouteBatchHandler;
import dev.wadi.delivery.SourceHistory;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.support.DefaultConsumer;

/** Runs the items of a schedule through its route, from its start to its stop. */
class ScheduleConsumer extends DefaultConsumer {
    /** Between the attempts that find out whose fault something is; what waits for a dependency waits as its schedule says. */
    private static final Backoff BACKOFF = Backoff.between(Duration.ofMillis(200), Duration.ofSeconds(1));

    private final ScheduleEndpoint options;
    private ProducerTemplate template;
    private DeliveryMonitor monitor;
    /** Null before the first start and after each stop. */
    private RunningSchedule running;

    ScheduleConsumer(ScheduleEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        options = endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        CamelContext context = getEndpoint().getCamelContext();
        monitor = new DeliveryMonitor(context, getRouteId(), "schedule:" + getRouteId());
        setHealthCheck(monitor);
        template = context.createProducerTemplate();
        running = new RunningSchedule(
                options,
                new RouteBatchHandler<>(this, Map.of(), template, getRouteId()),
                monitor,
                SourceHistory.of(context, HoldPolicy.of(BACKOFF)),
                context.getExecutorServiceManager()
                        .newSingleThreadScheduledExecutor(this, "schedule-" + options.getName()));
        RunningSchedule begun = running;
        // its own thread would work while the context starts other routes under its locks
        context.addStartupListener((started, before) -> begun.start());
    }

    @Override
    protected void doStop() throws Exception {
        if (running != null) {
            running.stop();
            getEndpoint()
                    .getCamelContext()
                    .getExecutorServiceManager()
                    .awaitTermination(running.thread(), options.getStopTimeout().toMillis());
            getEndpoint().getCamelContext().getExecutorServiceManager().shutdownNow(running.thread());
            template.stop();
            monitor.close();
            running = null;
        }
        super.doStop();
    }
}
