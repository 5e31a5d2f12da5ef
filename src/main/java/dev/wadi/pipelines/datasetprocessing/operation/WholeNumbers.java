package dev.wadi.pipelines.datasetprocessing.operation;

import dev.wadi.delivery.RefusedException;
import dev.wadi.pipelines.datasetprocessing.reason.DatasetReason;
import dev.wadi.pipelines.datasetprocessing.table.DataTable;
import dev.wadi.pipelines.datasetprocessing.table.NumberColumn;
import dev.wadi.pipelines.datasetprocessing.table.PlainNumber;
import java.util.List;

/** Refuses a table in which one of these columns has a number that is not whole: people are counted. */
public record WholeNumbers(List<String> columns) implements TableOperation {

    @Override
    public DataTable apply(DataTable table, OtherTables tables) throws RefusedException {
        for (String column : columns) {
            NumberColumn numbers = table.numbers(column);
            for (int row = 0; row < table.rows(); row++) {
                if (!numbers.isMissing(row) && numbers.number(row) != Math.rint(numbers.number(row))) {
                    throw DatasetReason.data_unusable.because("table " + table.name() + ": column " + column + " has "
                            + PlainNumber.text(numbers.number(row)) + " for "
                            + table.key(row, table.columns(Levels.KEYS))
                            + "; a count is a whole number");
                }
            }
        }
        return table;
    }
}
