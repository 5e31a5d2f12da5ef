package dev.wadi.pipelines.snapshotstatus.metrics;

import dev.wadi.pipelines.snapshotstatus.CollectionStep;
import dev.wadi.pipelines.snapshotstatus.RunMilestone;
import dev.wadi.pipelines.snapshotstatus.SnapshotMessage;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;

/** What is counted of a run. Prometheus appends {@code _total} to the names. */
public enum RunCounter {
    FILES_RECEIVED("files_received"),
    COLLECTIONS_RECEIVED("collections_received"),
    COLLECTIONS_SUCCESSFUL("collections_successful"),
    ALL_COLLECTIONS_RECEIVED("all_collections_received"),
    /** Misspelt, as those who read it know it. */
    ALL_COLLECTIONS_SUCCESSFUL("all_collections_succesful");

    static final String PREFIX = "snapshot_sender_status_checker_";

    private final String label;

    RunCounter(String label) {
        this.label = label;
    }

    /** Of a step that changes the status of a collection. */
    public static RunCounter of(CollectionStep step) {
        return step == CollectionStep.RECEIVE ? COLLECTIONS_RECEIVED : COLLECTIONS_SUCCESSFUL;
    }

    public static RunCounter of(RunMilestone milestone) {
        return milestone == RunMilestone.ALL_RECEIVED ? ALL_COLLECTIONS_RECEIVED : ALL_COLLECTIONS_SUCCESSFUL;
    }

    Counter in(MeterRegistry meters, SnapshotMessage message) {
        return meters.counter(PREFIX + label, labels(message));
    }

    private Tags labels(SnapshotMessage message) {
        Tags run = Tags.of(
                "correlation_id", message.correlationId(),
                "export_date", message.exportDate().text(),
                "snapshot_type", message.snapshotType());
        return this == FILES_RECEIVED ? run.and("collection_name", message.collectionName()) : run;
    }
}
