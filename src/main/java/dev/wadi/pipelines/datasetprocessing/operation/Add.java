package dev.wadi.pipelines.datasetprocessing.operation;

import dev.wadi.delivery.RefusedException;
import dev.wadi.pipelines.datasetprocessing.table.DataTable;
import dev.wadi.pipelines.datasetprocessing.table.NumberColumn;
import java.util.List;

/**
 * The sum of some columns in each row.
 *
 * @param missingIsZero whether a missing term counts 0; otherwise the sum is missing with it
 */
public record Add(String into, List<String> of, boolean missingIsZero) implements TableOperation {

    @Override
    public DataTable apply(DataTable table, OtherTables tables) throws RefusedException {
        return table.with(into, sum(table, of, missingIsZero));
    }

    static NumberColumn sum(DataTable table, List<String> of, boolean missingIsZero) throws RefusedException {
        double[] sums = new double[table.rows()];
        for (String column : of) {
            NumberColumn terms = table.numbers(column);
            for (int row = 0; row < sums.length; row++) {
                if (!missingIsZero || !terms.isMissing(row)) {
                    sums[row] += terms.number(row);
                }
            }
        }
        return new NumberColumn(sums);
    }
}
