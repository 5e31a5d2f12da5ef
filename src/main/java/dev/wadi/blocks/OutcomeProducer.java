package dev.wadi.blocks;

import dev.wadi.delivery.BatchAccount;
import dev.wadi.delivery.Outcome;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

final class OutcomeProducer extends DefaultProducer {
    private final OutcomeEndpoint outcome;

    OutcomeProducer(OutcomeEndpoint endpoint) {
        super(endpoint);
        outcome = endpoint;
    }

    @Override
    public void process(Exchange exchange) {
        BatchAccount.conclude(exchange, Outcome.byRoute(outcome.getName(), outcome.getOf()), outcome.getOf());
    }
}
