package dev.wadi.outbox;

import dev.wadi.aws.AwsClients;
import dev.wadi.delivery.ProcessingClock;
import dev.wadi.outbox.PendingMessages.Claimed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Sends a message once for a change of a row, with any number of workers and crashes. A step writes the message {@linkplain #put in the transaction} of
 * the change and says that it is {@linkplain #due due}; the route goes on {@code to: direct:outbox}, which sends it.
 *
 * <p>Exactly once but for two points, where it may go out again, and is the same to a FIFO queue or topic for five minutes: a kill between sending and
 * removing, and an answer of the service that never came.
 *
 * <p>A bean of the pipeline's, which names the table.
 */
public final class Outbox implements CamelContextAware {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final String DUE = "WadiOutboxDue";

    private CamelContext camelContext;
    private String table;
    private Duration claim = Duration.ofMinutes(1);
    /** Sent, but the row could not be removed yet: to be removed, not to be sent again. */
    private final Map<String, Claimed> sent = new ConcurrentHashMap<>();

    private record Due(Outbox outbox, List<String> ids) {}

    /**
     * The writes that leave a message behind.
     *
     * @throws IllegalArgumentException for a message that its {@linkplain OutgoingMessage#refusal service never takes}
     */
    public List<TransactWriteItem> put(OutgoingMessage message) {
        message.refusal().ifPresent(refusal -> {
            throw new IllegalArgumentException("This message would never be taken: " + refusal.detail());
        });
        return pending().put(message);
    }

    /** What {@code direct:outbox} is to send, if it is there and nobody else sends it. */
    public void due(Exchange exchange, List<String> ids) {
        exchange.setProperty(DUE, new Due(this, ids));
    }

    static void sendDue(Exchange exchange, OutboxSender sender) {
        Due due = (Due) exchange.removeProperty(DUE);
        if (due != null) {
            due.ids().forEach(id -> due.outbox().send(id, sender));
        }
    }

    /** Sends all that is there; what cannot be sent is told in the log, and stays. */
    int sendPending(OutboxSender sender) {
        List<String> ids = pending().ids();
        for (String id : ids) {
            if (camelContext.isStopping()) {
                break;
            }
            try {
                send(id, sender);
            } catch (RuntimeException e) {
                LOG.warn("Message {} waits in {} and cannot be sent now: {}", id, table, String.valueOf(e));
            }
        }
        return ids.size();
    }

    private void send(String id, OutboxSender sender) {
        Claimed before = sent.get(id);
        if (before != null) {
            remove(before);
            return;
        }
        Optional<Claimed> claimed = pending().claim(id);
        if (claimed.isPresent()) {
            send(claimed.get(), sender);
            sent.put(id, claimed.get());
            remove(claimed.get());
        }
    }

    private void send(Claimed claimed, OutboxSender sender) {
        try {
            sender.send(claimed.message());
        } catch (RuntimeException e) {
            try {
                pending().release(claimed);
            } catch (RuntimeException release) {
                e.addSuppressed(release); // the claim runs out by itself
            }
            throw e;
        }
    }

    private void remove(Claimed claimed) {
        pending().remove(claimed);
        sent.remove(claimed.message().id(), claimed);
    }

    private PendingMessages pending() {
        return new PendingMessages(AwsClients.dynamoDb(camelContext), table, ProcessingClock.of(camelContext), claim);
    }

    String table() {
        return table;
    }

    /** Name of the table; its key is {@code Id}, text. */
    public void setTable(String table) {
        this.table = table;
    }

    /** For how long a worker that sends a message is alone with it: what a killed one leaves is sent after that. */
    public void setClaimSeconds(int seconds) {
        claim = Duration.ofSeconds(seconds);
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
    }
}
