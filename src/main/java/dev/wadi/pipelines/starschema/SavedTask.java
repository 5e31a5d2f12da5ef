package dev.wadi.pipelines.starschema;

import dev.wadi.delivery.RecordBody;
import dev.wadi.delivery.SourceRecord;

/** An object whose files are stored. */
public record SavedTask(FoundObject found, ConvertedObject converted) implements RecordBody {

    @Override
    public SourceRecord record() {
        return found.record();
    }
}
