package dev.wadi.pipelines.snapshotstatus.steps;

import dev.wadi.delivery.RefusedException;
import dev.wadi.delivery.outbox.Destination;
import dev.wadi.delivery.outbox.DestinationLimits;
import dev.wadi.delivery.outbox.OutgoingMessage;
import dev.wadi.delivery.outbox.Refusal;
import dev.wadi.delivery.outbox.Refusal.Part;
import dev.wadi.pipelines.snapshotstatus.Announcements;
import dev.wadi.pipelines.snapshotstatus.Reason;
import dev.wadi.pipelines.snapshotstatus.RunMilestone;
import dev.wadi.pipelines.snapshotstatus.SnapshotMessage;
import dev.wadi.pipelines.snapshotstatus.StableId;
import dev.wadi.settings.SettingType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;

/** The messages that go out, with their destinations, for the steps that send them and for the one that looks whether they could be sent. */
public class SnapshotAnnouncements implements CamelContextAware {
    private static final String ANNOUNCEMENT_ID = "announcement_id";

    private CamelContext camelContext;
    private DestinationLimits limits = DestinationLimits.NONE;
    private Destination queue;
    private Destination topic;
    private boolean receivedAnnounced = true;

    /** To the sender: this collection is received. */
    OutgoingMessage exportState(SnapshotMessage message) {
        String id = exportStateId(message);
        return new OutgoingMessage(
                id, queue, Announcements.exportState(message), Map.of(), Announcements.exportStateGroup(message), id);
    }

    static String exportStateId(SnapshotMessage message) {
        return StableId.of("snapshot-status/export-state", message.correlationId(), message.collectionName());
    }

    /** To those who watch: the run has reached a milestone. Empty where that is not told. */
    Optional<OutgoingMessage> monitoring(SnapshotMessage message, RunMilestone milestone) {
        if (!isAnnounced(milestone)) {
            return Optional.empty();
        }
        String id = monitoringId(message, milestone);
        return Optional.of(new OutgoingMessage(
                id,
                topic,
                Announcements.monitoring(message, milestone),
                Map.of(ANNOUNCEMENT_ID, id),
                message.correlationId(),
                id));
    }

    boolean isAnnounced(RunMilestone milestone) {
        return receivedAnnounced || milestone == RunMilestone.ALL_SUCCESSFUL;
    }

    static String monitoringId(SnapshotMessage message, RunMilestone milestone) {
        return StableId.of("snapshot-status/monitoring", message.correlationId(), milestone.name());
    }

    /** Why something that may have to be sent because of this message would never be taken; the reasons in the order of spec section 9. */
    Optional<RefusedException> refusal(SnapshotMessage message) {
        List<OutgoingMessage> possible = new ArrayList<>();
        if (message.successFile()) {
            monitoring(message, RunMilestone.ALL_SUCCESSFUL).ifPresent(possible::add);
        } else {
            possible.add(exportState(message));
            monitoring(message, RunMilestone.ALL_RECEIVED).ifPresent(possible::add);
        }
        List<Refusal> refusals =
                possible.stream().flatMap(one -> one.refusal(limits).stream()).toList();
        return Stream.of(Part.values())
                .flatMap(part -> refusals.stream().filter(refusal -> refusal.part() == part))
                .findFirst()
                .map(SnapshotAnnouncements::rejected);
    }

    private static RefusedException rejected(Refusal refusal) {
        return switch (refusal.part()) {
            case group -> new RefusedException(Reason.invalid_group_id, refusal.detail());
            case size -> new RefusedException(Reason.announcement_too_large, refusal.detail());
            // the texts are escaped and the ids are made here
            case content -> throw new IllegalStateException(refusal.detail());
        };
    }

    /** URL of the queue that is told. */
    public void setQueue(String url) {
        queue = Destination.queue("EXPORT_STATE_SQS_QUEUE_URL", url);
    }

    /** ARN of the topic that is told. */
    public void setTopic(String arn) {
        topic = Destination.topic("MONITORING_SNS_TOPIC_ARN", arn);
    }

    /** A flag: whether it is told that all collections are received. */
    public void setAnnounceReceived(String flag) {
        receivedAnnounced = SettingType.isOn(flag);
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
        limits = DestinationLimits.of(camelContext);
    }
}
