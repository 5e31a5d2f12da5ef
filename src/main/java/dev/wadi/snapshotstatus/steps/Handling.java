package dev.wadi.snapshotstatus.steps;

import dev.wadi.snapshotstatus.SnapshotMessage;
import java.time.Duration;
import org.apache.camel.Exchange;

/** A message that is being worked on, and since when; of it the time is told however it ends. */
record Handling(SnapshotMessage message, long since) {
    private static final String PROPERTY = "SnapshotStatusHandling";

    static void begin(Exchange exchange, SnapshotMessage message) {
        exchange.setProperty(PROPERTY, new Handling(message, System.nanoTime()));
    }

    /** Null where the message was refused before it was known what it tells of. */
    static Handling of(Exchange exchange) {
        return exchange.getProperty(PROPERTY, Handling.class);
    }

    Duration time() {
        return Duration.ofNanos(System.nanoTime() - since);
    }
}
