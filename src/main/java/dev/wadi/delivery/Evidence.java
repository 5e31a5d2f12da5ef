package dev.wadi.delivery;

import java.util.List;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.NamedNode;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.model.EnrichDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.ToDefinition;
import org.apache.camel.model.ToDynamicDefinition;
import org.apache.camel.model.WireTapDefinition;
import org.apache.camel.spi.InterceptSendToEndpoint;
import org.apache.camel.support.CamelContextHelper;

/** Whether a step that ended without a fault has shown that a service took what it was sent. */
enum Evidence {
    /** It calls no service, or does not wait for the answer, or may leave the call out. */
    NONE,
    /** That it returned. */
    RETURNED,
    /** What the step tells of each record: that it returned shows nothing. */
    TOLD,
    /** That Camel has sent the exchange: where the address comes out as nothing, a {@code toD} does nothing, and says nothing. */
    SENT;

    /** Of an endpoint that calls nobody. */
    private static final List<String> LOCAL = List.of(
            "direct", "seda", "log", "bean", "class", "outcome", "mock", "language", "dataset", "stub", "timer");

    /** Sends what a step before it has written down, if anything: that it returned shows nothing of the records. */
    private static final String OUTBOX = "outbox:";

    static Evidence of(CamelContext context, RouteDefinition route, NamedNode step) {
        if (isDisabled(context, step) || step instanceof WireTapDefinition<?>) {
            return NONE;
        }
        Placeholders values = new Placeholders(context, route);
        if (step instanceof ToDynamicDefinition dynamic) {
            return values.resolve(dynamic.getUri()).filter(Evidence::isRemote).isPresent() ? SENT : NONE;
        }
        Optional<PerRecordEndpoint> block = block(context, route, step);
        if (block.isPresent()) {
            return block.get().hasEffect() ? TOLD : NONE;
        }
        if (step instanceof ToDefinition to) {
            return isCalled(context, values.resolve(to.getEndpointUri())) ? RETURNED : NONE;
        }
        return step instanceof EnrichDefinition enrich
                        && isCalled(context, fixed(enrich).flatMap(values::resolve))
                ? RETURNED
                : NONE;
    }

    /** What a step calls that takes each record by itself; empty for others. */
    static Optional<PerRecordEndpoint> block(CamelContext context, RouteDefinition route, NamedNode step) {
        if (!(step instanceof ToDefinition to) || isDisabled(context, step)) {
            return Optional.empty();
        }
        Optional<String> address = new Placeholders(context, route).resolve(to.getEndpointUri());
        try {
            return address.map(context::getEndpoint).flatMap(PerRecordEndpoint::of);
        } catch (ResolveEndpointFailedException e) {
            return Optional.empty(); // Camel tells of it when it makes the step
        }
    }

    private static Optional<String> fixed(EnrichDefinition enrich) {
        return StepAddresses.of(enrich)
                .filter(address -> !address.contains("${"))
                .findFirst();
    }

    private static boolean isCalled(CamelContext context, Optional<String> address) {
        if (address.isEmpty()) {
            return false;
        }
        try {
            return isCalled(context.getEndpoint(address.get()));
        } catch (ResolveEndpointFailedException e) {
            // Camel tells of it when it makes the step
            return isRemote(address.get());
        }
    }

    /** Whether who sends there calls a service: an interceptor may take the exchange instead. */
    static boolean isCalled(Endpoint endpoint) {
        if (endpoint instanceof InterceptSendToEndpoint intercepted) {
            return !intercepted.isSkip() && isCalled(intercepted.getOriginalEndpoint());
        }
        return endpoint != null
                && endpoint.isRemote()
                && !endpoint.getEndpointUri().startsWith(OUTBOX);
    }

    /** Camel puts a step that does nothing in its place. */
    static boolean isDisabled(CamelContext context, NamedNode step) {
        return step instanceof ProcessorDefinition<?> node
                && node.getDisabled() != null
                && Boolean.TRUE.equals(CamelContextHelper.parseBoolean(context, node.getDisabled()));
    }

    static boolean isRemote(String uri) {
        return uri != null && !LOCAL.contains(uri.split(":", 2)[0]);
    }

    /** What {@link #SENT} rests on is to come from this step. */
    static void expect(Exchange exchange) {
        exchange.removeProperty(ExchangePropertyKey.TO_ENDPOINT);
    }

    /** Whether Camel has sent the exchange since then, to a service. */
    static boolean isSent(Exchange exchange) {
        String address = exchange.getProperty(ExchangePropertyKey.TO_ENDPOINT, String.class);
        if (address == null) {
            return false;
        }
        Endpoint endpoint = exchange.getContext().hasEndpoint(address);
        return endpoint == null ? isRemote(address) : isCalled(endpoint);
    }
}
