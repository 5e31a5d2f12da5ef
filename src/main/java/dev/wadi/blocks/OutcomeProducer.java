package dev.wadi.blocks;

import dev.wadi.delivery.BatchAccount;
import dev.wadi.delivery.Outcome;
import dev.wadi.delivery.RouteRules;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

final class OutcomeProducer extends DefaultProducer {
    private final Outcome outcome;
    /** Steps that have the effect; none in a branch of a choice. */
    private final List<String> of;

    OutcomeProducer(OutcomeEndpoint endpoint) {
        super(endpoint);
        of = endpoint.getOf() == null ? List.of() : RouteRules.callsOf(endpoint.getOf());
        outcome = Outcome.byRoute(endpoint.getName(), endpoint.getOf());
    }

    @Override
    public void process(Exchange exchange) {
        BatchAccount.conclude(exchange, outcome, of);
    }
}
