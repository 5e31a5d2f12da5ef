package dev.wadi.pipelines.datasetprocessing.operation;

import dev.wadi.delivery.RefusedException;
import dev.wadi.pipelines.datasetprocessing.table.CellOrder;
import dev.wadi.pipelines.datasetprocessing.table.Column;
import dev.wadi.pipelines.datasetprocessing.table.DataTable;
import dev.wadi.pipelines.datasetprocessing.table.Geography;
import dev.wadi.pipelines.datasetprocessing.table.NumberColumn;
import java.util.SortedSet;
import java.util.TreeSet;

/** The years of a table: of all its rows, special districts and all levels included. A missing year is none. */
public final class Years {
    private Years() {}

    public static SortedSet<Object> of(DataTable table) {
        SortedSet<Object> years = new TreeSet<>(CellOrder.ASCENDING);
        Column dates = table.column(Geography.DATE);
        Object previous = null;
        for (int row = 0; row < dates.size(); row++) {
            Object year = dates.cell(row);
            if (year != null && !year.equals(previous)) {
                years.add(year);
                previous = year;
            }
        }
        return years;
    }

    /** Whether a row is of that year. */
    public static DataTable only(DataTable table, Object year) {
        Column dates = table.column(Geography.DATE);
        if (dates instanceof NumberColumn numbers && year instanceof Double number) {
            return table.where(row -> numbers.number(row) == number);
        }
        return table.where(row -> year.equals(dates.cell(row)));
    }

    /** To count with; NaN where the table has none. */
    static double highest(DataTable table) throws RefusedException {
        NumberColumn dates = table.numbers(Geography.DATE);
        double highest = Double.NaN;
        for (int row = 0; row < dates.size(); row++) {
            if (!dates.isMissing(row) && !(dates.number(row) <= highest)) {
                highest = dates.number(row);
            }
        }
        return highest;
    }
}
