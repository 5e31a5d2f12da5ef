package dev.wadi.snapshotstatus.steps;

import dev.wadi.delivery.BatchAccount;
import dev.wadi.delivery.Outcome;
import dev.wadi.delivery.Rejected;
import dev.wadi.outbox.Destination;
import dev.wadi.outbox.Outbox;
import dev.wadi.outbox.OutgoingMessage;
import dev.wadi.settings.SettingType;
import dev.wadi.snapshotstatus.Announcements;
import dev.wadi.snapshotstatus.RejectedMessage;
import dev.wadi.snapshotstatus.RunMilestone;
import dev.wadi.snapshotstatus.SnapshotMessage;
import dev.wadi.snapshotstatus.StableId;
import dev.wadi.snapshotstatus.metrics.RunCounter;
import dev.wadi.snapshotstatus.metrics.RunMetrics;
import dev.wadi.snapshotstatus.store.SnapshotStore;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Step {@code complete-run}, for a collection that is complete: the run reaches what all of its collections have, and that is told once. */
public class CompleteRun implements Processor {
    private static final String ANNOUNCEMENT_ID = "announcement_id";

    private SnapshotTables tables;
    private RunMetrics metrics;
    private Outbox outbox;
    private Destination topic;
    private boolean receivedAnnounced = true;

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
        outbox.due(exchange, met && isAnnounced(milestone) ? List.of(id(message, milestone)) : List.of());
        BatchAccount.of(exchange).done(message.record(), Outcome.of(progress.outcome()));
    }

    private void reach(SnapshotMessage message, RunMilestone milestone) throws Rejected {
        SnapshotStore store = tables.store();
        try {
            if (store.reach(message, milestone, announcement(message, milestone))) {
                metrics.count(RunCounter.of(milestone), message);
                MessageLog.tell("run is " + milestone.productStatus());
            }
        } catch (RejectedMessage e) {
            throw MessageLog.refused(message.record(), e);
        }
        if (milestone == RunMilestone.ALL_SUCCESSFUL) {
            metrics.completed(message);
        }
    }

    private List<TransactWriteItem> announcement(SnapshotMessage message, RunMilestone milestone) {
        if (!isAnnounced(milestone)) {
            return List.of();
        }
        String id = id(message, milestone);
        return outbox.put(new OutgoingMessage(
                id,
                topic,
                Announcements.monitoring(message, milestone),
                Map.of(ANNOUNCEMENT_ID, id),
                message.correlationId(),
                id));
    }

    private boolean isAnnounced(RunMilestone milestone) {
        return receivedAnnounced || milestone == RunMilestone.ALL_SUCCESSFUL;
    }

    private static String id(SnapshotMessage message, RunMilestone milestone) {
        return StableId.of("snapshot-status/monitoring", message.correlationId(), milestone.name());
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

    /** ARN of the topic that is told. */
    public void setTopic(String arn) {
        topic = Destination.topic("MONITORING_SNS_TOPIC_ARN", arn);
    }

    /** A flag: whether it is told that all collections are received. */
    public void setAnnounceReceived(String flag) {
        receivedAnnounced = SettingType.isOn(flag);
    }
}
