package dev.wadi.pipelines.datasetprocessing.operation;

import dev.wadi.delivery.RefusedException;
import dev.wadi.pipelines.datasetprocessing.reason.DatasetReason;
import dev.wadi.pipelines.datasetprocessing.table.DataTable;
import dev.wadi.pipelines.datasetprocessing.table.NumberColumn;
import java.util.List;

/**
 * Spreads numbers over a column for each category: a row gives its number to the column of its own category, and 0 to the others.
 *
 * @param by the column with the category
 * @param into the new columns: number, category, name
 */
public record Categories(String by, List<Spread> into) implements TableOperation {

    /** @param column is made of the numbers of {@code of}, where the category is this one */
    public record Spread(String of, String category, String column) {}

    @Override
    public DataTable apply(DataTable table, OtherTables tables) throws RefusedException {
        DataTable result = table;
        for (Spread spread : into) {
            result = result.with(spread.column(), numbers(table, spread));
        }
        return result;
    }

    private NumberColumn numbers(DataTable table, Spread spread) throws RefusedException {
        NumberColumn all = table.numbers(spread.of());
        Matching own = new Matching(by, List.of(spread.category()));
        double[] numbers = new double[table.rows()];
        boolean found = false;
        for (int row = 0; row < numbers.length; row++) {
            if (own.test(table, row)) {
                numbers[row] = all.number(row);
                found = true;
            }
        }
        if (!found && table.rows() > 0) {
            throw DatasetReason.data_unusable.because(
                    "table " + table.name() + ": no row has '" + spread.category() + "' in column " + by);
        }
        return new NumberColumn(numbers);
    }
}
