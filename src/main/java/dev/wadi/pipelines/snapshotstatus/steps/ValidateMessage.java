package dev.wadi.pipelines.snapshotstatus.steps;

import dev.wadi.delivery.RefusedException;
import dev.wadi.delivery.RefusedRecordException;
import dev.wadi.pipelines.snapshotstatus.ReceivedReport;
import dev.wadi.pipelines.snapshotstatus.SnapshotMessage;
import dev.wadi.pipelines.snapshotstatus.metrics.RunMetrics;
import dev.wadi.pipelines.snapshotstatus.store.SnapshotStore;
import java.time.Duration;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/**
 * Step {@code validate-message}, per message: has what it needs, or is refused. What could never be sent because of it is looked at here, before anything is counted.
 */
public class ValidateMessage implements Processor {
    private SnapshotStore store;
    private SnapshotAnnouncements announcements;
    private RunMetrics metrics;

    @Override
    public void process(Exchange exchange) throws RefusedRecordException {
        Message message = exchange.getMessage();
        ReceivedReport received = (ReceivedReport) message.getBody();
        try {
            SnapshotMessage snapshot = SnapshotMessage.parse(received);
            requireSendable(snapshot);
            message.setBody(snapshot);
        } catch (RefusedException e) {
            throw MessageLog.refused(received, e);
        }
    }

    /** The row is only asked for where a message is refused: of a collection that is not known, that is the reason. */
    private void requireSendable(SnapshotMessage message) throws RefusedException {
        long since = System.nanoTime();
        Optional<RefusedException> refusal = announcements.refusal(message);
        if (refusal.isPresent()) {
            try {
                store.requireKnown(message.collection());
                throw refusal.get();
            } finally {
                metrics.handled(message, Duration.ofNanos(System.nanoTime() - since));
            }
        }
    }

    public void setMetrics(RunMetrics metrics) {
        this.metrics = metrics;
    }

    public void setTables(SnapshotTables tables) {
        store = tables.store();
    }

    public void setAnnouncements(SnapshotAnnouncements announcements) {
        this.announcements = announcements;
    }
}
