package dev.wadi.snapshotstatus.steps;

import dev.wadi.delivery.BatchAccount;
import dev.wadi.delivery.Outcome;
import dev.wadi.delivery.Rejected;
import dev.wadi.outbox.Outbox;
import dev.wadi.snapshotstatus.RejectedMessage;
import dev.wadi.snapshotstatus.RunMilestone;
import dev.wadi.snapshotstatus.SnapshotMessage;
import dev.wadi.snapshotstatus.metrics.RunCounter;
import dev.wadi.snapshotstatus.metrics.RunMetrics;
import dev.wadi.snapshotstatus.store.SnapshotStore;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Step {@code complete-run}, for a collection that is complete: the run reaches what all of its collections have, and that is told once. */
public class CompleteRun implements Processor {
    private SnapshotTables tables;
    private RunMetrics metrics;
    private Outbox outbox;
    private SnapshotAnnouncements announcements;

    @Override
    public void process(Exchange exchange) throws Rejected {
        Message body = exchange.getMessage();
        CollectionProgress progress = (CollectionProgress) body.getBody();
        SnapshotMessage message = progress.message();
        RunMilestone milestone = progress.step().milestone().orElseThrow();
        boolean met = tables.store().allMeet(message, milestone);
        if (met) {
            reach(message, milestone);
        }
        outbox.due(
                exchange,
                met && announcements.isAnnounced(milestone)
                        ? List.of(SnapshotAnnouncements.monitoringId(message, milestone))
                        : List.of());
        BatchAccount.of(exchange).done(message.record(), Outcome.of(progress.outcome()));
    }

    private void reach(SnapshotMessage message, RunMilestone milestone) throws Rejected {
        SnapshotStore store = tables.store();
        try {
            if (store.reach(message, milestone, announcement(message, milestone))) {
                metrics.count(RunCounter.of(milestone), message);
                MessageLog.changed("run is " + milestone.productStatus());
            }
        } catch (RejectedMessage e) {
            throw MessageLog.refused(message.record(), e);
        }
        if (milestone == RunMilestone.ALL_SUCCESSFUL) {
            metrics.completed(message);
        }
    }

    private List<TransactWriteItem> announcement(SnapshotMessage message, RunMilestone milestone) {
        return announcements.monitoring(message, milestone).map(outbox::put).orElse(List.of());
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
