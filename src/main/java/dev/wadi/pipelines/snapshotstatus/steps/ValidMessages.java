package dev.wadi.pipelines.snapshotstatus.steps;

import dev.wadi.delivery.AcceptedRecordsStrategy;
import dev.wadi.pipelines.snapshotstatus.SnapshotMessage;

/** Behind the split into messages: those that have what they need. */
public class ValidMessages extends AcceptedRecordsStrategy<SnapshotMessage> {
    public ValidMessages() {
        super(SnapshotMessage.class);
    }
}
