package dev.wadi.pipelines.datasetprocessing.operation;

import dev.wadi.delivery.RefusedException;
import dev.wadi.pipelines.datasetprocessing.table.Column;
import dev.wadi.pipelines.datasetprocessing.table.DataTable;
import dev.wadi.pipelines.datasetprocessing.table.KeyCells;
import dev.wadi.pipelines.datasetprocessing.table.NumberColumn;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How much a number changed since the row above that has the same keys, whatever year that is of. Missing in the first row.
 *
 * @param relative whether as a part of the number before: from 8 to 10 is 0.25, from 0 to 0 missing, from 0 to more infinite; otherwise the difference
 */
public record Change(String into, String of, List<String> by, boolean relative) implements TableOperation {

    @Override
    public DataTable apply(DataTable table, OtherTables tables) throws RefusedException {
        NumberColumn numbers = table.numbers(of);
        List<Column> keys = table.columns(by);
        Map<KeyCells, Double> before = new HashMap<>();
        double[] changes = new double[table.rows()];
        for (int row = 0; row < changes.length; row++) {
            Double previous = before.put(table.key(row, keys), numbers.number(row));
            changes[row] = previous == null ? Double.NaN : change(previous, numbers.number(row));
        }
        return table.with(into, new NumberColumn(changes));
    }

    private double change(double before, double now) {
        return relative ? now / before - 1 : now - before;
    }
}
