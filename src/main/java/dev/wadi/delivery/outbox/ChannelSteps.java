package dev.wadi.delivery.outbox;

import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.EndpointAware;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.model.ToDefinition;
import org.apache.camel.spi.ContextServicePlugin;
import org.apache.camel.spi.InterceptSendToEndpoint;
import org.apache.camel.spi.InterceptStrategy;

/** Finds each step {@code to: outbox:CHANNEL} of the routes of every Camel context that has Wadi on its class path, and lets it open its channel. */
public final class ChannelSteps implements ContextServicePlugin, InterceptStrategy {

    @Override
    public void load(CamelContext context) {
        context.getCamelContextExtension().addInterceptStrategy(this);
    }

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode definition, Processor target, Processor nextTarget) {
        Processor step = nextTarget == null ? target : nextTarget;
        return definition instanceof ToDefinition
                        && step instanceof EndpointAware called
                        && original(called.getEndpoint()) instanceof OutboxEndpoint outbox
                ? new OpenChannel(target, outbox)
                : target;
    }

    private static Endpoint original(Endpoint endpoint) {
        return endpoint instanceof InterceptSendToEndpoint intercepted
                ? original(intercepted.getOriginalEndpoint())
                : endpoint;
    }
}
