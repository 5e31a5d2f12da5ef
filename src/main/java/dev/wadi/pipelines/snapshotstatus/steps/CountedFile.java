package dev.wadi.pipelines.snapshotstatus.steps;

import dev.wadi.delivery.RecordBody;
import dev.wadi.delivery.SourceRecord;
import dev.wadi.pipelines.snapshotstatus.SnapshotMessage;

/** A message whose file is counted; {@code first}: by this message, and not before. */
record CountedFile(SnapshotMessage message, boolean first) implements RecordBody {

    @Override
    public SourceRecord record() {
        return message.record();
    }
}
