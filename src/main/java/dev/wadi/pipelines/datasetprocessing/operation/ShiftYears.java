package dev.wadi.pipelines.datasetprocessing.operation;

import dev.wadi.delivery.RefusedException;
import dev.wadi.pipelines.datasetprocessing.table.DataTable;
import dev.wadi.pipelines.datasetprocessing.table.Geography;
import dev.wadi.pipelines.datasetprocessing.table.NumberColumn;

/** Moves each row by some years, so that it meets rows of another table. */
public record ShiftYears(int by) implements TableOperation {

    @Override
    public DataTable apply(DataTable table, OtherTables tables) throws RefusedException {
        NumberColumn dates = table.numbers(Geography.DATE);
        double[] shifted = new double[table.rows()];
        for (int row = 0; row < shifted.length; row++) {
            shifted[row] = dates.number(row) + by;
        }
        return table.with(Geography.DATE, new NumberColumn(shifted));
    }
}
