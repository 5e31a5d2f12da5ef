package dev.wadi.delivery.outbox;

import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Messages of a channel that a step has left and {@code outbox:CHANNEL} is to send; an exchange shares them with its copies. */
final class DueMessages {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final String DUE = "WadiOutboxDue:";

    private final Outbox outbox;
    private final String channel;
    private final List<String> ids = new ArrayList<>();

    private DueMessages(Outbox outbox, String channel) {
        this.outbox = outbox;
        this.channel = channel;
    }

    /** Null: none. */
    static DueMessages find(Exchange exchange, String table, String channel) {
        return exchange.getProperty(DUE + table + "/" + channel, DueMessages.class);
    }

    static DueMessages of(Exchange exchange, Outbox outbox, String channel) {
        DueMessages before = find(exchange, outbox.table(), channel);
        if (before != null) {
            return before;
        }
        DueMessages due = new DueMessages(outbox, channel);
        exchange.setProperty(DUE + outbox.table() + "/" + channel, due);
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onComplete(Exchange ended) {
                due.tellUnsent(ended);
            }
        });
        return due;
    }

    synchronized void add(List<String> more) {
        ids.addAll(more);
    }

    /**
     * They stay due where that fails, as the step may be tried again.
     *
     * @return false: there were none
     * @throws RuntimeException the first failure, with the others in it, when all that can be sent is sent
     */
    boolean send(OutboxSender sender) {
        List<String> some = some();
        if (some.isEmpty()) {
            return false;
        }
        outbox.send(some, sender);
        sent(some);
        return true;
    }

    private synchronized List<String> some() {
        return List.copyOf(ids);
    }

    private synchronized void sent(List<String> some) {
        ids.removeAll(some);
    }

    /** An exchange that fails is delivered again, and the messages are due again. */
    private void tellUnsent(Exchange exchange) {
        if (!some().isEmpty() && outbox.state().isNews(exchange.getFromRouteId(), channel)) {
            LOG.warn(
                    "Route {} has left messages for the channel {} of the outbox in {}, and no step outbox:{} came behind:"
                            + " only the timer sends them. Write to: \"outbox:{}\" behind the step that leaves them,"
                            + " in the same split",
                    exchange.getFromRouteId(),
                    channel,
                    outbox.table(),
                    channel,
                    channel);
        }
    }
}
