package dev.wadi.pipelines.datasetprocessing.operation;

import dev.wadi.delivery.RefusedException;
import dev.wadi.pipelines.datasetprocessing.table.DataTable;
import dev.wadi.pipelines.datasetprocessing.table.NumberColumn;

/** {@code from - what} in each row; missing where one of them is. It may be negative. */
public record Subtract(String into, String from, String what) implements TableOperation {

    @Override
    public DataTable apply(DataTable table, OtherTables tables) throws RefusedException {
        NumberColumn minuends = table.numbers(from);
        NumberColumn subtrahends = table.numbers(what);
        double[] differences = new double[table.rows()];
        for (int row = 0; row < differences.length; row++) {
            differences[row] = minuends.number(row) - subtrahends.number(row);
        }
        return table.with(into, new NumberColumn(differences));
    }
}
