package dev.wadi.pipelines.starschema;

import dev.wadi.delivery.RecordBody;
import dev.wadi.delivery.SourceRecord;

/** An object with its mark, now or before; the parameter may not know of it yet. */
public record MarkedTask(FoundObject found, ObjectRecord result) implements RecordBody {

    @Override
    public SourceRecord record() {
        return found.record();
    }
}
