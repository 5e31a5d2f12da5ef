package dev.wadi.delivery.outbox;

import dev.wadi.delivery.outbox.OutboxTable.Claimed;
import dev.wadi.delivery.outbox.OutboxTable.Stranded;
import java.time.Instant;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What became of the messages of a pass: the failures for who asked for it, and what waits, by channel, for the log. */
final class RelayReport {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

    private final String table;
    private final Function<String, RuntimeException> missing;
    private final Set<String> taken = new HashSet<>();
    private final Map<String, Waiting> waiting = new LinkedHashMap<>();
    /** A failure of a whole call is that of each of its messages. */
    private final Set<RuntimeException> failures = new LinkedHashSet<>();
    /** Null where the table let all be done. */
    private RuntimeException tableFault;

    /** @param missing why a channel leads nowhere */
    RelayReport(String table, Function<String, RuntimeException> missing) {
        this.table = table;
        this.missing = missing;
    }

    /** What waits of one channel. */
    static final class Waiting {
        final String where;
        final RuntimeException first;
        int messages;
        Instant oldest = Instant.MAX;

        Waiting(String where, RuntimeException first) {
            this.where = where;
            this.first = first;
        }

        void add(Instant created) {
            messages++;
            oldest = created.isBefore(oldest) ? created : oldest;
        }
    }

    /** Its queue or topic has it. */
    void taken(Claimed message) {
        taken.add(message.message().channel());
    }

    /** Its queue or topic did not take it, or it waits behind one of its group. */
    void notTaken(Claimed message, RuntimeException failure) {
        LOG.debug("Message {} of {} is not sent", message.message().id(), table, failure);
        failures.add(failure);
        String address = message.to().address();
        waiting.computeIfAbsent(
                        message.message().channel(),
                        // that of a row of an earlier version is its address
                        name -> new Waiting(name.equals(address) ? name : name + ", " + address, failure))
                .add(message.created());
    }

    /** Its channel leads nowhere. */
    void leadsNowhere(Stranded message) {
        LOG.debug("Message {} of {} is not sent: its channel leads nowhere", message.id(), table);
        Waiting channel = waiting.computeIfAbsent(message.channel(), name -> new Waiting(name, missing.apply(name)));
        channel.add(message.created());
        failures.add(channel.first);
    }

    /** The table did not let it be claimed, or be removed after it was sent. */
    void notWritten(String id, RuntimeException failure) {
        LOG.debug("Message {} of {} is not claimed or removed", id, table, failure);
        failed(failure);
    }

    /** The table did not answer what waits at all. */
    void unread(RuntimeException failure) {
        LOG.debug("What waits in {} cannot be read", table, failure);
        failed(failure);
    }

    private void failed(RuntimeException failure) {
        failures.add(failure);
        tableFault = tableFault == null ? failure : tableFault;
    }

    boolean isAnyTaken(String channel) {
        return taken.contains(channel);
    }

    Map<String, Waiting> waiting() {
        return waiting;
    }

    RuntimeException tableFault() {
        return tableFault;
    }

    /** @throws RuntimeException the first failure, with the others in it, if there is any */
    void throwFirst() {
        Iterator<RuntimeException> rest = failures.iterator();
        if (rest.hasNext()) {
            RuntimeException first = rest.next();
            rest.forEachRemaining(first::addSuppressed);
            throw first;
        }
    }
}
