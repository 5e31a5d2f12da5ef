package dev.wadi.pipelines.starschema;

import dev.wadi.delivery.RecordBody;
import dev.wadi.delivery.SourceRecord;
import java.nio.file.Path;

/** @param folder of its files, which whoever stores them deletes */
public record ConvertedTask(FoundObject found, ConvertedObject converted, Path folder) implements RecordBody {

    @Override
    public SourceRecord record() {
        return found.record();
    }
}
