package dev.wadi.pipelines.datasetprocessing.operation;

import dev.wadi.delivery.RefusedException;
import dev.wadi.pipelines.datasetprocessing.reason.DatasetReason;
import dev.wadi.pipelines.datasetprocessing.table.DataTable;
import dev.wadi.pipelines.datasetprocessing.table.KeyCells;
import dev.wadi.pipelines.datasetprocessing.table.NumberColumn;
import dev.wadi.pipelines.datasetprocessing.table.PlainNumber;
import java.util.List;

/**
 * Keeps the rows of the highest year, and puts beside each what rows with the same keys had in the last years, oldest first: {@code x_1} to {@code x_10}. Missing where a year has no such
 * row. A table that lacks one of the years is refused, and so is one with keys that have a row in these years but none in the highest.
 */
public record History(String into, String of, int years, List<String> by) implements TableOperation {

    @Override
    public DataTable apply(DataTable table, OtherTables tables) throws RefusedException {
        double highest = Years.highest(table);
        DataTable last = Years.only(table, highest);
        RowIndex current = new RowIndex(last, by);
        DataTable result = last;
        for (int number = 1; number <= years; number++) {
            double year = highest - years + number;
            DataTable then = Years.only(table, year);
            if (then.rows() == 0) {
                throw unusable(table, "no row of " + (Double.isNaN(year) ? "any year" : PlainNumber.text(year)));
            }
            RowIndex rows = new RowIndex(then, by);
            requireCurrent(table, rows, current, year);
            result = result.with(into + "_" + number, numbers(then.numbers(of), rows, current, last.rows()));
        }
        return result;
    }

    private static NumberColumn numbers(NumberColumn then, RowIndex rows, RowIndex current, int size) {
        double[] numbers = new double[size];
        for (int row = 0; row < size; row++) {
            List<Integer> found = rows.rowsOf(current.key(row));
            numbers[row] = found.isEmpty() ? Double.NaN : then.number(found.get(0));
        }
        return new NumberColumn(numbers);
    }

    private static void requireCurrent(DataTable table, RowIndex rows, RowIndex current, double year)
            throws RefusedException {
        for (KeyCells key : rows.rows().keySet()) {
            if (!current.rows().containsKey(key)) {
                throw unusable(
                        table, "a row of " + key + " in " + PlainNumber.text(year) + ", but none in its last year");
            }
        }
    }

    private static RefusedException unusable(DataTable table, String has) {
        return DatasetReason.data_unusable.because("table " + table.name() + " has " + has);
    }
}
