package dev.wadi.pipelines.datasetprocessing.operation;

import dev.wadi.delivery.RefusedException;
import dev.wadi.pipelines.datasetprocessing.table.Column;
import dev.wadi.pipelines.datasetprocessing.table.DataTable;
import dev.wadi.pipelines.datasetprocessing.table.Grouping;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One row for each combination of keys, sorted by them, with the sums of some columns. Rows in which a key is missing are left out; a missing number counts 0. */
public record Group(List<String> by, List<String> sum) implements TableOperation {

    @Override
    public DataTable apply(DataTable table, OtherTables tables) throws RefusedException {
        return of(table, by, sum, List.of());
    }

    /** @param allOrNone columns whose sum is missing where all cells are, and refused where only some are */
    static DataTable of(DataTable table, List<String> by, List<String> sum, List<String> allOrNone)
            throws RefusedException {
        Grouping groups = Grouping.of(table, by);
        Map<String, Column> sums = new LinkedHashMap<>();
        for (String column : sum) {
            sums.put(column, groups.sum(column));
        }
        for (String column : allOrNone) {
            sums.put(column, groups.sumAllOrNone(column));
        }
        return groups.keys().with(sums);
    }
}
