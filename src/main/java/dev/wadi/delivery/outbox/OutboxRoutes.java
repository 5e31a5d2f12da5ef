package dev.wadi.delivery.outbox;

import org.apache.camel.CamelContext;
import org.apache.camel.builder.endpoint.EndpointRouteBuilder;
import org.apache.camel.model.ModelCamelContext;

/** How messages leave an outbox: by a call, and by a timer that makes it where no route asks any more. In Java, so that no edit of a YAML file can break it. */
public final class OutboxRoutes extends EndpointRouteBuilder {
    static final String SEND = "direct:outbox-send";
    static final String ENDPOINT = "wadiOutboxEndpoint";

    /**
     * Wadi adds them itself; another program that has Wadi on its class path may have forgotten to, and would learn it from the first message.
     *
     * @throws IllegalStateException if they are not there
     */
    static void require(CamelContext context) {
        boolean there = ((ModelCamelContext) context)
                .getRouteDefinitions().stream()
                        .anyMatch(route -> SEND.equals(route.getInput().getEndpointUri()));
        if (!there) {
            throw new IllegalStateException("No route takes messages from " + SEND + " to their queue or topic. Add "
                    + OutboxRoutes.class.getName() + " before the start: by camel.main.basePackageScan="
                    + OutboxRoutes.class.getPackageName()
                    + " for Camel Main, or by camelContext.addRoutes(new OutboxRoutes())");
        }
    }

    @Override
    public void configure() {
        from(timer("outbox-resend")
                        .period("{{wadi.outbox-resend-interval:10000}}")
                        .delay("{{wadi.outbox-resend-interval:10000}}"))
                .routeId("outbox-resend")
                .routeDescription("What a crash or an outage has left behind is sent")
                .process(new OutboxRelay(OutboxComponent.of(getCamelContext()).sender()))
                .id("send-pending");

        from(SEND)
                .routeId("outbox-send")
                .routeDescription("Up to 10 messages to their queue or topic")
                .errorHandler(noErrorHandler())
                .toD("${exchangeProperty." + ENDPOINT + "}")
                .id("send-messages");
    }
}
