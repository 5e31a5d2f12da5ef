package dev.wadi.pipelines.snapshotstatus.steps;

import dev.wadi.delivery.RefusedException;
import dev.wadi.delivery.StableId;
import dev.wadi.delivery.outbox.Outbox;
import dev.wadi.delivery.outbox.OutgoingMessage;
import dev.wadi.delivery.outbox.Refusal;
import dev.wadi.pipelines.snapshotstatus.Announcements;
import dev.wadi.pipelines.snapshotstatus.ReportReason;
import dev.wadi.pipelines.snapshotstatus.RunMilestone;
import dev.wadi.pipelines.snapshotstatus.SnapshotMessage;
import dev.wadi.settings.SettingType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The messages that go out, each with its channel, for the steps that leave them in the outbox and for the one that looks whether they could be sent. */
public class SnapshotAnnouncements {
    private static final String ANNOUNCEMENT_ID = "announcement_id";

    private Outbox outbox;
    private String exportStateChannel;
    private String monitoringChannel;
    private boolean receivedAnnounced = true;

    /** To the sender: this collection is received. */
    OutgoingMessage exportState(SnapshotMessage message) {
        String id = exportStateId(message);
        return new OutgoingMessage(
                id,
                exportStateChannel,
                Announcements.exportState(message),
                Map.of(),
                Announcements.exportStateGroup(message),
                id);
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
                monitoringChannel,
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
        return possible.stream()
                .flatMap(one -> outbox.refusal(one).stream())
                .min(Comparator.comparing(Refusal::part))
                .map(SnapshotAnnouncements::rejected);
    }

    private static RefusedException rejected(Refusal refusal) {
        return switch (refusal.part()) {
            case group -> new RefusedException(ReportReason.invalid_group_id, refusal.detail());
            case size -> new RefusedException(ReportReason.announcement_too_large, refusal.detail());
            // the texts are escaped and the ids are made here
            case content -> throw new IllegalStateException(refusal.detail());
        };
    }

    /** In which they wait. */
    public void setOutbox(Outbox outbox) {
        this.outbox = outbox;
    }

    String exportStateChannel() {
        return exportStateChannel;
    }

    /** Of what the sender is told; the route says where it leads. */
    public void setExportStateChannel(String channel) {
        exportStateChannel = channel;
    }

    String monitoringChannel() {
        return monitoringChannel;
    }

    /** Of what those are told who watch. */
    public void setMonitoringChannel(String channel) {
        monitoringChannel = channel;
    }

    /** A flag: whether it is told that all collections are received. */
    public void setAnnounceReceived(String flag) {
        receivedAnnounced = SettingType.isOn(flag);
    }
}
