package dev.wadi.pipelines.datasetprocessing.operation;

import dev.wadi.delivery.RefusedException;
import dev.wadi.pipelines.datasetprocessing.table.DataTable;
import dev.wadi.pipelines.datasetprocessing.table.NumberColumn;
import java.util.OptionalInt;

/**
 * A percentage as a share: 12.5 becomes 0.125.
 *
 * @param decimals to round to, half to even; empty: not rounded
 */
public record Share(String into, String of, OptionalInt decimals) implements TableOperation {

    @Override
    public DataTable apply(DataTable table, OtherTables tables) throws RefusedException {
        NumberColumn percentages = table.numbers(of);
        double[] shares = new double[table.rows()];
        for (int row = 0; row < shares.length; row++) {
            shares[row] = rounded(percentages.number(row) / 100);
        }
        return table.with(into, new NumberColumn(shares));
    }

    private double rounded(double share) {
        if (decimals.isEmpty()) {
            return share;
        }
        double scale = Math.pow(10, decimals.getAsInt());
        return Math.rint(share * scale) / scale;
    }
}
