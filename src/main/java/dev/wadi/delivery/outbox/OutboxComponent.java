package dev.wadi.delivery.outbox;

import dev.wadi.delivery.ProcessingClock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;

/** {@code outbox:CHANNEL}. */
@Component("outbox")
public class OutboxComponent extends DefaultComponent {
    private final Channels channels = new Channels();
    private final Map<String, OutboxState> states = new ConcurrentHashMap<>();
    private OutboxSender sender;

    static OutboxComponent of(CamelContext context) {
        return context.getComponent("outbox", OutboxComponent.class);
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        OutboxEndpoint endpoint = new OutboxEndpoint(uri, this, remaining.strip());
        setProperties(endpoint, parameters);
        endpoint.requireComplete();
        return endpoint;
    }

    Channels channels() {
        return channels;
    }

    OutboxState state(String table) {
        return states.computeIfAbsent(
                table,
                name -> new OutboxState(
                        name,
                        ProcessingClock.of(getCamelContext()),
                        channel -> MissingChannel.of(getCamelContext(), name, channel)));
    }

    /** By the route {@value OutboxRoutes#SEND}. */
    synchronized OutboxSender sender() {
        if (sender == null) {
            sender = new OutboxSender(getCamelContext().createProducerTemplate());
        }
        return sender;
    }
}
