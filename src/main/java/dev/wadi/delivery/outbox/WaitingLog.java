package dev.wadi.delivery.outbox;

import dev.wadi.delivery.Edges;
import dev.wadi.delivery.HoldException;
import dev.wadi.delivery.Verdict;
import dev.wadi.delivery.outbox.OutboxTable.Claimed;
import dev.wadi.delivery.outbox.OutboxTable.Stranded;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs what waits in an outbox: a line when what a channel leads to takes something no more, one every ten seconds with how much waits by then, and one when it
 * takes again. A line for each message at each pass would bury all others. The same for the table.
 */
final class WaitingLog {
    /** Between two lines on the same channel. */
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

    private final String table;
    private final Clock clock;
    private final Function<String, RuntimeException> missing;
    /** When it was last told of the channels that fail. */
    private final Map<String, Instant> told = new HashMap<>();
    /** The same for the table; null while it answers. */
    private Instant tableTold;

    /** @param missing why a channel leads nowhere */
    WaitingLog(String table, Clock clock, Function<String, RuntimeException> missing) {
        this.table = table;
        this.clock = clock;
        this.missing = missing;
    }

    /** What waits of one channel. */
    private static final class Waiting {
        private final String where;
        private final RuntimeException first;
        private int messages;
        private Instant oldest = Instant.MAX;

        Waiting(String where, RuntimeException first) {
            this.where = where;
            this.first = first;
        }

        void add(Instant created) {
            messages++;
            oldest = created.isBefore(oldest) ? created : oldest;
        }
    }

    /** A pass over all that is pending. */
    final class Pass implements RelayObserver {
        private final Map<String, Waiting> waiting = new LinkedHashMap<>();
        private final Set<String> taken = new HashSet<>();
        private RuntimeException tableFault;

        @Override
        public void taken(Claimed message) {
            taken.add(message.message().channel());
        }

        @Override
        public void notTaken(Claimed message, RuntimeException failure) {
            LOG.debug("Message {} of {} is not sent", message.message().id(), table, failure);
            String address = message.to().address();
            waiting.computeIfAbsent(
                            message.message().channel(),
                            // that of a row of an earlier version is its address
                            name -> new Waiting(name.equals(address) ? name : name + ", " + address, failure))
                    .add(message.created());
        }

        @Override
        public void leadsNowhere(Stranded message) {
            LOG.debug("Message {} of {} is not sent: its channel leads nowhere", message.id(), table);
            waiting.computeIfAbsent(message.channel(), name -> new Waiting(name, missing.apply(name)))
                    .add(message.created());
        }

        @Override
        public void notWritten(String id, RuntimeException failure) {
            LOG.debug("Message {} of {} is not claimed or removed", id, table, failure);
            unwritten(failure);
        }

        /** The table did not answer what waits at all. */
        void unread(RuntimeException failure) {
            LOG.debug("What waits in {} cannot be read", table, failure);
            unwritten(failure);
        }

        private void unwritten(RuntimeException failure) {
            tableFault = tableFault == null ? failure : tableFault;
        }

        /** @param found how many messages were pending before */
        void end(int found) {
            synchronized (WaitingLog.this) {
                Instant now = clock.instant();
                tellTable(tableFault, now);
                waiting.forEach((channel, what) -> tell(channel, what, now));
                // what others have claimed may still wait
                told.keySet().removeIf(channel -> {
                    boolean goes = !waiting.containsKey(channel)
                            && tableFault == null
                            && (found == 0 || taken.contains(channel));
                    if (goes) {
                        LOG.info("The messages for {} in {} are sent again", channel, table);
                    }
                    return goes;
                });
            }
        }
    }

    private void tell(String channel, Waiting what, Instant now) {
        if (isDue(told.get(channel), now)) {
            told.put(channel, now);
            LOG.warn(
                    "{} in {} for {}, the oldest for {} s, and {} tried again: {}",
                    what.messages == 1 ? "1 message waits" : what.messages + " messages wait",
                    table,
                    what.where,
                    Math.max(0, Duration.between(what.oldest, now).toSeconds()),
                    what.messages == 1 ? "is" : "are",
                    reason(what.first));
        }
    }

    private void tellTable(RuntimeException fault, Instant now) {
        if (fault == null && tableTold != null) {
            tableTold = null;
            LOG.info("The table {} lets messages be sent again", table);
        } else if (fault != null && isDue(tableTold, now)) {
            tableTold = now;
            LOG.warn("Messages that wait in {} cannot be read, claimed or removed now: {}", table, reason(fault));
        }
    }

    private static boolean isDue(Instant before, Instant now) {
        return before == null || Duration.between(before, now).compareTo(INTERVAL) >= 0;
    }

    private static String reason(RuntimeException fault) {
        return fault instanceof HoldException
                ? fault.getMessage()
                : Edges.ALL.verdict(fault).map(Verdict::message).orElseGet(fault::toString);
    }
}
