package dev.wadi.pipelines.datasetprocessing;

import dev.wadi.delivery.RecordBody;
import dev.wadi.delivery.SourceRecord;

/** An event, and its inputs, which are read. */
public record ReadTables(ReceivedEvent received, EventInputs inputs) implements RecordBody {

    @Override
    public SourceRecord record() {
        return received.record();
    }
}
