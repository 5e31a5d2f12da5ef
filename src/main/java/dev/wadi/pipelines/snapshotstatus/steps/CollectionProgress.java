package dev.wadi.pipelines.snapshotstatus.steps;

import dev.wadi.delivery.RecordBody;
import dev.wadi.delivery.SourceRecord;
import dev.wadi.pipelines.snapshotstatus.CollectionState;
import dev.wadi.pipelines.snapshotstatus.CollectionStep;
import dev.wadi.pipelines.snapshotstatus.SnapshotMessage;
import dev.wadi.pipelines.snapshotstatus.SnapshotOutcome;

/**
 * What a message has made of its collection.
 *
 * @param state of the collection behind that
 * @param outcome that the message has when it is also known what that makes of the run
 */
record CollectionProgress(SnapshotMessage message, CollectionStep step, CollectionState state, SnapshotOutcome outcome)
        implements RecordBody {

    @Override
    public SourceRecord record() {
        return message.record();
    }
}
