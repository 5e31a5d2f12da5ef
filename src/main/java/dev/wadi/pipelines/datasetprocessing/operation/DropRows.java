package dev.wadi.pipelines.datasetprocessing.operation;

import dev.wadi.pipelines.datasetprocessing.table.DataTable;
import java.util.List;

/** Drops the rows in which a column has one of some values. Rows without a value stay. */
public record DropRows(String where, List<String> is) implements TableOperation {

    @Override
    public DataTable apply(DataTable table, OtherTables tables) {
        Matching unwanted = new Matching(where, is);
        return table.where(row -> !unwanted.test(table, row));
    }
}
