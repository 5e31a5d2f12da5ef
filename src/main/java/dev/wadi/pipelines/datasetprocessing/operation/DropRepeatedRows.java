package dev.wadi.pipelines.datasetprocessing.operation;

import dev.wadi.pipelines.datasetprocessing.table.Column;
import dev.wadi.pipelines.datasetprocessing.table.DataTable;
import dev.wadi.pipelines.datasetprocessing.table.KeyCells;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Drops the rows that are as an earlier one in all columns; missing equals missing. */
public record DropRepeatedRows() implements TableOperation {

    @Override
    public DataTable apply(DataTable table, OtherTables tables) {
        List<Column> all = table.columns(table.columns());
        Set<KeyCells> seen = new HashSet<>();
        return table.where(row -> seen.add(table.key(row, all)));
    }
}
