package dev.wadi.pipelines.datasetprocessing.operation;

import dev.wadi.pipelines.datasetprocessing.table.Column;
import dev.wadi.pipelines.datasetprocessing.table.DataTable;
import java.util.List;

/** Drops the rows in which a cell of one of these columns is missing. */
public record DropRowsWithout(List<String> columns) implements TableOperation {

    @Override
    public DataTable apply(DataTable table, OtherTables tables) {
        List<Column> needed = table.columns(columns);
        return table.where(row -> isComplete(needed, row));
    }

    private static boolean isComplete(List<Column> needed, int row) {
        for (Column column : needed) {
            if (column.isMissing(row)) {
                return false;
            }
        }
        return true;
    }
}
