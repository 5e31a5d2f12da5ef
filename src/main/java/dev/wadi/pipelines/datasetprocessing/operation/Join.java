package dev.wadi.pipelines.datasetprocessing.operation;

import dev.wadi.delivery.RefusedException;
import dev.wadi.pipelines.datasetprocessing.table.DataTable;
import dev.wadi.pipelines.datasetprocessing.table.KeyCells;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Puts each row beside each row of another table that has equal keys; a row that finds none is dropped. Missing equals missing. The rows are clustered by key, the clusters in the
 * order in which their keys come first.
 *
 * @param on the keys; none: every column that both tables have
 * @param take columns of the other table; none: all that this one has not
 */
public record Join(String with, List<String> on, List<String> take) implements TableOperation {

    @Override
    public DataTable apply(DataTable table, OtherTables tables) throws RefusedException {
        DataTable other = tables.named(with);
        List<String> keys =
                on.isEmpty() ? table.columns().stream().filter(other::has).toList() : on;
        RowIndex partners = new RowIndex(other, keys);
        List<Integer> left = new ArrayList<>();
        List<Integer> right = new ArrayList<>();
        for (Map.Entry<KeyCells, List<Integer>> cluster :
                new RowIndex(table, keys).rows().entrySet()) {
            for (int row : cluster.getValue()) {
                for (int partner : partners.rowsOf(cluster.getKey())) {
                    left.add(row);
                    right.add(partner);
                }
            }
        }
        return beside(table.rows(array(left)), other.rows(array(right)), take);
    }

    static DataTable beside(DataTable left, DataTable right, List<String> take) {
        DataTable result = left;
        for (String column : take.isEmpty() ? right.columns() : take) {
            if (!left.has(column)) {
                result = result.with(column, right.column(column));
            }
        }
        return result;
    }

    static int[] array(List<Integer> rows) {
        return rows.stream().mapToInt(Integer::intValue).toArray();
    }
}
