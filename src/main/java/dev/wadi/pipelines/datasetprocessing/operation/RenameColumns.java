package dev.wadi.pipelines.datasetprocessing.operation;

import dev.wadi.pipelines.datasetprocessing.table.DataTable;
import java.util.Map;

/** Gives columns other names. */
public record RenameColumns(Map<String, String> names) implements TableOperation {

    @Override
    public DataTable apply(DataTable table, OtherTables tables) {
        return table.renamed(names);
    }
}
