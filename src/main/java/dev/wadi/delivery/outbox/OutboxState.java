package dev.wadi.delivery.outbox;

import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** What this process knows of the messages in a table. It outlives the outboxes on it, which a reload replaces, and is the same for all of them. */
final class OutboxState {
    private final SentMessages sent = new SentMessages();
    private final StrandedMessages stranded = new StrandedMessages();
    private final WaitingLog log;
    private final Set<String> leftToTheTimer = ConcurrentHashMap.newKeySet();

    OutboxState(String table, Clock clock, Function<String, RuntimeException> missing) {
        log = new WaitingLog(table, clock, missing);
    }

    SentMessages sent() {
        return sent;
    }

    StrandedMessages stranded() {
        return stranded;
    }

    WaitingLog log() {
        return log;
    }

    /** Whether it is news that a route leaves the messages of a channel to the timer. */
    boolean isNews(String route, String channel) {
        return leftToTheTimer.add(route + "/" + channel);
    }
}
