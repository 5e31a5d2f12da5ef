package dev.wadi.pipelines.datasetprocessing;

import dev.wadi.delivery.RecordBody;
import dev.wadi.delivery.SourceRecord;
import dev.wadi.pipelines.datasetprocessing.table.DataTable;
import java.util.Map;

/** An event, and the tables of its inputs. */
public record ReadTables(FoundInputs found, Map<String, DataTable> tables) implements RecordBody {

    @Override
    public SourceRecord record() {
        return found.record();
    }
}
