package dev.wadi.delivery.outbox;

import dev.wadi.delivery.Edges;
import dev.wadi.delivery.HoldException;
import dev.wadi.delivery.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
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
    /** When it was last told of the channels that fail. */
    private final Map<String, Instant> told = new HashMap<>();
    /** The same for the table; null while it answers. */
    private Instant tableTold;

    WaitingLog(String table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /**
     * Behind a pass over all that is pending.
     *
     * @param found how many messages were pending before
     */
    synchronized void tell(RelayReport pass, int found) {
        Instant now = clock.instant();
        tellTable(pass.tableFault(), now);
        pass.waiting().forEach((channel, what) -> tell(channel, what, now));
        // what others have claimed may still wait
        told.keySet().removeIf(channel -> {
            boolean goes = !pass.waiting().containsKey(channel)
                    && pass.tableFault() == null
                    && (found == 0 || pass.isAnyTaken(channel));
            if (goes) {
                LOG.info("The messages for {} in {} are sent again", channel, table);
            }
            return goes;
        });
    }

    private void tell(String channel, RelayReport.Waiting what, Instant now) {
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
