package dev.wadi.delivery.outbox;

import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

/** While it runs, its channel leads where the endpoint says. */
final class OutboxProducer extends DefaultProducer {
    private final OutboxEndpoint outbox;

    OutboxProducer(OutboxEndpoint endpoint) {
        super(endpoint);
        outbox = endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        outbox.getComponent().channels().open(outbox);
    }

    @Override
    protected void doStop() throws Exception {
        outbox.getComponent().channels().close(outbox);
        super.doStop();
    }

    @Override
    public void process(Exchange exchange) {
        Outbox.sendDue(
                exchange,
                outbox.getTable(),
                outbox.getChannel(),
                outbox.getComponent().sender());
    }
}
