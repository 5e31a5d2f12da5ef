package dev.wadi.delivery.outbox;

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
        String channel = remaining.strip();
        OutboxEndpoint endpoint = parameters.containsKey("id")
                ? new AnnouncingEndpoint(uri, this, channel)
                : new OutboxEndpoint(uri, this, channel);
        endpoint.getMessage().take(parameters);
        setProperties(endpoint, parameters);
        endpoint.requireComplete();
        return endpoint;
    }

    Channels channels() {
        return channels;
    }

    OutboxState state(String table) {
        return states.computeIfAbsent(table, name -> new OutboxState(getCamelContext(), name, channels));
    }

    /** The bean that names the table; else one that is made now, which the timer finds too. */
    synchronized Outbox outbox(String table) {
        return getCamelContext().getRegistry().findByType(Outbox.class).stream()
                .filter(one -> table.equals(one.table()))
                .findFirst()
                .orElseGet(() -> bind(table));
    }

    private Outbox bind(String table) {
        Outbox outbox = new Outbox();
        outbox.setTable(table);
        outbox.setCamelContext(getCamelContext());
        outbox.setClaimTime(getCamelContext().resolvePropertyPlaceholders("{{wadi.outbox-claim-time:60s}}"));
        getCamelContext().getRegistry().bind("outbox-of-" + table, outbox);
        return outbox;
    }

    /** By the route {@value OutboxRoutes#SEND}. */
    synchronized OutboxSender sender() {
        if (sender == null) {
            sender = new OutboxSender(getCamelContext().createProducerTemplate());
        }
        return sender;
    }
}
