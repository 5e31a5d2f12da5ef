package dev.wadi.delivery.outbox;

import dev.wadi.delivery.BatchAccount;
import dev.wadi.delivery.HoldException;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

/** Sends what is due, if the exchange comes by the step that has {@linkplain OpenChannel opened the channel}. */
final class OutboxProducer extends DefaultProducer {
    private final OutboxEndpoint outbox;

    OutboxProducer(OutboxEndpoint endpoint) {
        super(endpoint);
        outbox = endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        OutboxRoutes.require(outbox.getCamelContext());
    }

    @Override
    public void process(Exchange exchange) {
        if (!OpenChannel.isEntered(exchange, outbox)) {
            throw new HoldException("Messages of the channel " + outbox.getChannel() + " of the outbox in "
                    + outbox.getTable()
                    + " were to be sent by a step whose address is made for each record, such as toD,"
                    + " wireTap or recipientList: only to: sends them. Write to: \"outbox:" + outbox.getChannel()
                    + "\" with table: and queue: or topic: into the route in its place");
        }
        DueMessages due = DueMessages.find(exchange, outbox.getTable(), outbox.getChannel());
        if (due == null || !due.send(outbox.getComponent().sender())) {
            BatchAccount.noEvidence(exchange);
        }
    }
}
