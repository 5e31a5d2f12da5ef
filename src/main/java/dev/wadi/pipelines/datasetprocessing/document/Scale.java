package dev.wadi.pipelines.datasetprocessing.document;

import dev.wadi.delivery.RefusedException;
import dev.wadi.pipelines.datasetprocessing.operation.Ratio;
import dev.wadi.pipelines.datasetprocessing.operation.Years;
import dev.wadi.pipelines.datasetprocessing.reason.DatasetReason;
import dev.wadi.pipelines.datasetprocessing.table.Column;
import dev.wadi.pipelines.datasetprocessing.table.DataTable;
import dev.wadi.pipelines.datasetprocessing.table.Geography;
import dev.wadi.pipelines.datasetprocessing.table.NumberColumn;
import java.util.SortedSet;

/** What a column and its ratio reach from and to in the highest year, over all levels and the city, without special districts. A column that does not exist reaches from 0 to 0. */
public record Scale(Range value, Range ratio) {

    public record Range(double lowest, double highest) {}

    public static Scale of(DataTable table, String column) throws RefusedException {
        Column districts = table.column(Geography.DISTRICT);
        DataTable ordinary = table.where(row -> !Geography.isSpecial(districts.cell(row)));
        SortedSet<Object> years = Years.of(ordinary);
        if (years.isEmpty()) {
            throw notRepresentable(table, column, "the table has no row of an ordinary district with a year");
        }
        DataTable latest = Years.only(ordinary, years.last());
        return new Scale(range(latest, column), range(latest, column + Ratio.SUFFIX));
    }

    private static Range range(DataTable table, String column) throws RefusedException {
        if (!table.has(column)) {
            return new Range(0, 0);
        }
        NumberColumn numbers = table.numbers(column);
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        boolean found = false;
        for (int row = 0; row < numbers.size(); row++) {
            if (!numbers.isMissing(row)) {
                lowest = Math.min(lowest, numbers.number(row));
                highest = Math.max(highest, numbers.number(row));
                found = true;
            }
        }
        if (!found) {
            throw notRepresentable(table, column, "all its numbers of the last year are missing");
        }
        if (Double.isInfinite(lowest) || Double.isInfinite(highest)) {
            throw notRepresentable(table, column, "one of its numbers of the last year is infinite");
        }
        return new Range(lowest, highest);
    }

    private static RefusedException notRepresentable(DataTable table, String column, String why) {
        return DatasetReason.value_not_representable.because(
                "table " + table.name() + ": no scale of column " + column + ", as " + why);
    }
}
