package dev.wadi.pipelines.datasetprocessing.operation;

import dev.wadi.delivery.RefusedException;
import dev.wadi.pipelines.datasetprocessing.table.DataTable;
import dev.wadi.pipelines.datasetprocessing.table.NumberColumn;
import java.util.List;

/**
 * What part each column is of the sum of others, where missing ones count 0: {@code x} gives {@code x_ratio}. 0/0 is missing and x/0 infinite, which is refused only where
 * it would be written.
 */
public record Ratio(List<String> of, List<String> over) implements TableOperation {
    public static final String SUFFIX = "_ratio";

    @Override
    public DataTable apply(DataTable table, OtherTables tables) throws RefusedException {
        NumberColumn wholes = Add.sum(table, over, true);
        DataTable result = table;
        for (String column : of) {
            NumberColumn parts = table.numbers(column);
            double[] ratios = new double[table.rows()];
            for (int row = 0; row < ratios.length; row++) {
                ratios[row] = parts.number(row) / wholes.number(row);
            }
            result = result.with(column + SUFFIX, new NumberColumn(ratios));
        }
        return result;
    }
}
