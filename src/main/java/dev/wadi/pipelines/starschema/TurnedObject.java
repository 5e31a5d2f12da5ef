package dev.wadi.pipelines.starschema;

import dev.wadi.delivery.RecordBody;
import dev.wadi.delivery.SourceRecord;
import dev.wadi.pipelines.starschema.object.InputObject;

/** An object whose turn it is. */
public record TurnedObject(ObjectNotice notice, InputObject object) implements RecordBody {

    @Override
    public SourceRecord record() {
        return notice;
    }
}
