package dev.wadi.pipelines.starschema;

import dev.wadi.delivery.RecordBody;
import dev.wadi.delivery.SourceRecord;

/** An object that is done with, now or before, as the parameter knows. */
public record FinishedTask(FoundObject found, ObjectRecord result) implements RecordBody {

    @Override
    public SourceRecord record() {
        return found.record();
    }
}
