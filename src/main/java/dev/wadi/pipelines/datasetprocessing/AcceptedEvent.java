package dev.wadi.pipelines.datasetprocessing;

import dev.wadi.delivery.RecordBody;
import dev.wadi.delivery.SourceRecord;

/** An event, and what is to be done for it. */
public record AcceptedEvent(ReceivedEvent received, DatasetTask task) implements RecordBody {

    @Override
    public SourceRecord record() {
        return received.record();
    }
}
