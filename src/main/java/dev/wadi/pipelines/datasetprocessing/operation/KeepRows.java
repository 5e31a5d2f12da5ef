package dev.wadi.pipelines.datasetprocessing.operation;

import dev.wadi.pipelines.datasetprocessing.table.DataTable;
import java.util.List;

/** Keeps the rows in which a column has one of some values. */
public record KeepRows(String where, List<String> is) implements TableOperation {

    @Override
    public DataTable apply(DataTable table, OtherTables tables) {
        Matching wanted = new Matching(where, is);
        return table.where(row -> wanted.test(table, row));
    }
}
