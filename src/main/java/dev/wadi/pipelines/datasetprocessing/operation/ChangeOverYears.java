package dev.wadi.pipelines.datasetprocessing.operation;

import dev.wadi.delivery.RefusedException;
import dev.wadi.pipelines.datasetprocessing.reason.DatasetReason;
import dev.wadi.pipelines.datasetprocessing.table.DataTable;
import dev.wadi.pipelines.datasetprocessing.table.Geography;
import dev.wadi.pipelines.datasetprocessing.table.NumberColumn;
import dev.wadi.pipelines.datasetprocessing.table.PlainNumber;
import java.util.Arrays;
import java.util.List;

/**
 * How much a number changed from some years before the highest year to the highest year, for rows with the same keys. Only in the rows of the highest year, and there missing where
 * the earlier row is. A table without any row of the earlier year is refused.
 */
public record ChangeOverYears(String into, String of, int years, List<String> by) implements TableOperation {

    @Override
    public DataTable apply(DataTable table, OtherTables tables) throws RefusedException {
        NumberColumn numbers = table.numbers(of);
        double highest = Years.highest(table);
        double earlier = highest - years;
        if (!Years.of(table).contains(earlier)) {
            throw DatasetReason.data_unusable.because("table " + table.name() + " has no row of "
                    + (Double.isNaN(highest)
                            ? "any year"
                            : PlainNumber.text(earlier) + ", " + years + " years before its last"));
        }
        RowIndex start = new RowIndex(Years.only(table, earlier), by);
        NumberColumn before = Years.only(table, earlier).numbers(of);
        RowIndex own = new RowIndex(table, by);
        double[] changes = new double[table.rows()];
        Arrays.fill(changes, Double.NaN);
        NumberColumn dates = table.numbers(Geography.DATE);
        for (int row = 0; row < changes.length; row++) {
            List<Integer> found = dates.number(row) == highest ? start.rowsOf(own.key(row)) : List.of();
            if (!found.isEmpty()) {
                changes[row] = numbers.number(row) - before.number(found.get(0));
            }
        }
        return table.with(into, new NumberColumn(changes));
    }
}
