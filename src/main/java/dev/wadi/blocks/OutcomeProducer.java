package dev.wadi.blocks;

import dev.wadi.delivery.BatchAccount;
import dev.wadi.delivery.Outcome;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

final class OutcomeProducer extends DefaultProducer {
    private final Outcome outcome;
    /** Step that has the effect; null in a branch of a choice. */
    private final String of;

    OutcomeProducer(OutcomeEndpoint endpoint) {
        super(endpoint);
        of = endpoint.getOf();
        outcome = Outcome.byRoute(endpoint.getName(), of);
    }

    @Override
    public void process(Exchange exchange) {
        BatchAccount.conclude(exchange, outcome, of);
    }
}
