package dev.wadi.pipelines.datasetprocessing.operation;

import dev.wadi.pipelines.datasetprocessing.table.DataTable;
import java.util.List;

/** Drops columns that later steps must not see. */
public record DropColumns(List<String> columns) implements TableOperation {

    @Override
    public DataTable apply(DataTable table, OtherTables tables) {
        return table.without(columns);
    }
}
