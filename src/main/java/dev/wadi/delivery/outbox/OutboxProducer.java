package dev.wadi.delivery.outbox;

import dev.wadi.delivery.BatchAccount;
import dev.wadi.delivery.HoldException;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

/** Sends what is due, if the exchange comes by the step that has {@linkplain OpenChannel opened the channel}. */
final class OutboxProducer extends DefaultProducer {
    private final OutboxEndpoint outbox;
    private final String channel;
    private final String table;
    private OutboxSender sender;

    OutboxProducer(OutboxEndpoint endpoint) {
        super(endpoint);
        outbox = endpoint;
        channel = endpoint.getChannel();
        table = endpoint.getTable();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        OutboxRoutes.require(outbox.getCamelContext());
        sender = outbox.getComponent().sender();
    }

    @Override
    public void process(Exchange exchange) {
        if (!OpenChannel.isEntered(exchange, outbox)) {
            throw new HoldException("Messages of the channel " + channel + " of the outbox in " + table
                    + " were to be sent by a step whose address is made for each record, such as toD,"
                    + " wireTap or recipientList: only to: sends them. Write to: \"outbox:" + channel
                    + "\" with table: and queue: or topic: into the route in its place");
        }
        DueMessages due = DueMessages.find(exchange, table, channel);
        if (due == null || !due.send(sender)) {
            BatchAccount.noEvidence(exchange);
        }
    }
}
