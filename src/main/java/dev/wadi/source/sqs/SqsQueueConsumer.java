package dev.wadi.source.sqs;

import dev.wadi.delivery.DeliveryMonitor;
import dev.wadi.delivery.RouteBatchHandler;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.support.DefaultConsumer;

/**
 * Takes what Camel's consumer of the queue receives, and runs it through the route by the one rule for faults. The exchange of the route is a fresh one:
 * the receipt handle, which the deletion needs, stays in the one that was received, out of the reach of any step, and no attribute of a sender's is in the
 * route's.
 */
class SqsQueueConsumer extends DefaultConsumer {
    private final SqsQueueEndpoint options;
    /** Null before the first start and after each stop. */
    private volatile QueueReading reading;

    private ProducerTemplate template;

    SqsQueueConsumer(SqsQueueEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        options = endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        CamelContext context = getEndpoint().getCamelContext();
        DeliveryMonitor monitor = new DeliveryMonitor(context, getRouteId(), "sqs-queue:" + getRouteId());
        setHealthCheck(monitor);
        template = context.createProducerTemplate();
        reading = new QueueReading(
                options, getRouteId(), monitor, new RouteBatchHandler<>(this, Map.of(), template, getRouteId()));
        options.getComponent().add(this);
        reading.start();
    }

    @Override
    protected void doStop() throws Exception {
        QueueReading ending = reading;
        // a start that failed elsewhere stops what never started
        if (ending != null) {
            if (getEndpoint().getCamelContext().isStopping()) {
                // one after the other, each with its time for the messages in flight, would take too long
                options.getComponent().stopConsumers();
            }
            ending.end();
            template.stop();
            options.getComponent().remove(this);
            reading = null;
        }
        super.doStop();
    }

    /** Takes no more messages and ends the holds; returns at once. */
    void beginStop() {
        QueueReading current = reading;
        if (current != null) {
            current.beginStop();
        }
    }
}
