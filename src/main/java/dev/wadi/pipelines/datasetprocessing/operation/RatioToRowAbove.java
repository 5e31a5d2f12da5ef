package dev.wadi.pipelines.datasetprocessing.operation;

import dev.wadi.delivery.RefusedException;
import dev.wadi.pipelines.datasetprocessing.table.DataTable;
import dev.wadi.pipelines.datasetprocessing.table.NumberColumn;

/** A number over another one of the row above, whatever that is a row of: {@code x} gives {@code x_ratio}, missing in the first row. */
public record RatioToRowAbove(String of, String over) implements TableOperation {

    @Override
    public DataTable apply(DataTable table, OtherTables tables) throws RefusedException {
        NumberColumn parts = table.numbers(of);
        NumberColumn wholes = table.numbers(over);
        double[] ratios = new double[table.rows()];
        for (int row = 0; row < ratios.length; row++) {
            ratios[row] = row == 0 ? Double.NaN : parts.number(row) / wholes.number(row - 1);
        }
        return table.with(of + Ratio.SUFFIX, new NumberColumn(ratios));
    }
}
