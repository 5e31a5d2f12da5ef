package dev.wadi.delivery;

import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.NamedNode;
import org.apache.camel.model.EnrichDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.ToDefinition;
import org.apache.camel.model.ToDynamicDefinition;
import org.apache.camel.model.WireTapDefinition;
import org.apache.camel.support.CamelContextHelper;

/** Whether a step that ended without a fault has shown that a service took what it was sent. */
enum Evidence {
    /** It calls no service, or does not wait for the answer, or may leave the call out. */
    NONE,
    /** That it returned. */
    RETURNED,
    /** That Camel has sent the exchange: where the address comes out as nothing, a {@code toD} does nothing, and says nothing. */
    SENT;

    /** Of an endpoint that calls nobody. */
    private static final List<String> LOCAL = List.of(
            "direct", "seda", "log", "bean", "class", "outcome", "mock", "language", "dataset", "stub", "timer");

    static Evidence of(CamelContext context, NamedNode step) {
        if (isDisabled(context, step) || step instanceof WireTapDefinition<?>) {
            return NONE;
        }
        if (step instanceof ToDynamicDefinition dynamic) {
            return isRemote(dynamic.getUri()) ? SENT : NONE;
        }
        if (step instanceof ToDefinition to) {
            return isRemote(to.getEndpointUri()) ? RETURNED : NONE;
        }
        return step instanceof EnrichDefinition enrich && isFixed(enrich) ? RETURNED : NONE;
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

    private static boolean isFixed(EnrichDefinition enrich) {
        String address =
                enrich.getExpression() == null ? null : enrich.getExpression().getExpression();
        return address != null && !address.contains("${") && isRemote(address);
    }

    void expect(Exchange exchange) {
        if (this == SENT) {
            exchange.removeProperty(ExchangePropertyKey.TO_ENDPOINT);
        }
    }

    /** To be asked when the step has ended without a fault. */
    boolean isGiven(Exchange exchange) {
        return this == RETURNED
                || (this == SENT && isRemote(exchange.getProperty(ExchangePropertyKey.TO_ENDPOINT, String.class)));
    }
}
