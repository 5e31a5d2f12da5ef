package dev.wadi.snapshotstatus.steps;

import dev.wadi.delivery.BatchAccount;
import dev.wadi.delivery.HoldException;
import dev.wadi.delivery.Outcome;
import dev.wadi.delivery.Rejected;
import dev.wadi.outbox.Outbox;
import dev.wadi.outbox.OutgoingMessage;
import dev.wadi.snapshotstatus.CollectionState;
import dev.wadi.snapshotstatus.CollectionStep;
import dev.wadi.snapshotstatus.RejectedMessage;
import dev.wadi.snapshotstatus.SnapshotMessage;
import dev.wadi.snapshotstatus.metrics.RunCounter;
import dev.wadi.snapshotstatus.metrics.RunMetrics;
import dev.wadi.snapshotstatus.store.SnapshotStore;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Step {@code complete-collection}, per message: the collection becomes what the message makes of it. The header {@code collection} says
 * {@code complete} where something may come of it for the run, now or because it did not come before.
 */
public class CompleteCollection implements Processor {
    static final String COLLECTION = "collection";
    /** Of others that change the status between reading and writing; there are but a handful of changes in its life. */
    private static final int MOST_CHANGES = 20;

    private SnapshotTables tables;
    private RunMetrics metrics;
    private Outbox outbox;
    private SnapshotAnnouncements announcements;

    @Override
    public void process(Exchange exchange) throws Rejected {
        Object body = exchange.getMessage().getBody();
        CountedFile counted = body instanceof CountedFile file ? file : null;
        SnapshotMessage message = counted == null ? (SnapshotMessage) body : counted.message();
        if (counted == null && !message.successFile()) {
            throw new HoldException(
                    "A file came here that was not counted: the step count-once is not before this one");
        }
        try {
            CollectionStep step = complete(message);
            boolean complete = step.milestone().isPresent();
            exchange.getMessage().setHeader(COLLECTION, complete ? "complete" : "open");
            exchange.getMessage().setBody(new CollectionProgress(message, step, outcome(counted, step)));
            if (!complete) {
                BatchAccount.of(exchange).done(message.record(), Outcome.of(outcome(counted, step)));
            }
            outbox.due(
                    exchange, step.isAnnounced() ? List.of(SnapshotAnnouncements.exportStateId(message)) : List.of());
        } catch (RejectedMessage e) {
            throw MessageLog.refused(message.record(), e);
        }
    }

    /** Decides again when the status was changed by somebody else before it was changed here. */
    private CollectionStep complete(SnapshotMessage message) throws RejectedMessage {
        SnapshotStore store = tables.store();
        for (int change = 0; change < MOST_CHANGES; change++) {
            CollectionState state = store.read(message);
            MessageLog.of(state);
            CollectionStep step = message.successFile() ? state.onSuccessFile() : state.onFile();
            if (step.newStatus().isEmpty()) {
                return step;
            }
            String status = step.newStatus().get();
            if (store.change(message, state.status(), status, announcement(message, step))) {
                metrics.count(RunCounter.of(step), message);
                MessageLog.status(status);
                MessageLog.changed("collection is " + status);
                return step;
            }
        }
        throw new HoldException("The status of a collection changes whenever it is to be changed here");
    }

    private List<TransactWriteItem> announcement(SnapshotMessage message, CollectionStep step) {
        if (!step.isAnnounced()) {
            return List.of();
        }
        OutgoingMessage told = announcements.exportState(message);
        MessageLog.group(told.group());
        return outbox.put(told);
    }

    private static String outcome(CountedFile counted, CollectionStep step) {
        if (counted != null) {
            return counted.first() ? "counted" : "duplicate";
        }
        return step == CollectionStep.SUCCEED ? "successful" : "unchanged";
    }

    public void setTables(SnapshotTables tables) {
        this.tables = tables;
    }

    public void setMetrics(RunMetrics metrics) {
        this.metrics = metrics;
    }

    public void setOutbox(Outbox outbox) {
        this.outbox = outbox;
    }

    public void setAnnouncements(SnapshotAnnouncements announcements) {
        this.announcements = announcements;
    }
}
