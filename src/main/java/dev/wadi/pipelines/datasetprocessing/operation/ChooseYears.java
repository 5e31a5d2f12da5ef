package dev.wadi.pipelines.datasetprocessing.operation;

import dev.wadi.delivery.RefusedException;
import dev.wadi.pipelines.datasetprocessing.reason.DatasetReason;
import dev.wadi.pipelines.datasetprocessing.table.Column;
import dev.wadi.pipelines.datasetprocessing.table.DataTable;
import dev.wadi.pipelines.datasetprocessing.table.Geography;
import java.util.List;
import java.util.SortedSet;

/**
 * Keeps the rows of the years that the type shows: of the highest one that all the given tables have, or of all that they have.
 *
 * @param commonTo tables that must have a year; none: only the table itself, and of it all years also means rows without one
 * @param required whether it is also an error that there is no year where all are shown
 */
public record ChooseYears(List<String> commonTo, boolean required) implements TableOperation {

    @Override
    public DataTable apply(DataTable table, OtherTables tables) throws RefusedException {
        SortedSet<Object> years = Years.of(commonTo.isEmpty() ? table : tables.named(commonTo.get(0)));
        for (String other : commonTo) {
            years.retainAll(Years.of(tables.named(other)));
        }
        boolean latest = tables.years() == YearChoice.LATEST;
        if (years.isEmpty() && (latest || required)) {
            throw DatasetReason.no_common_year.because(
                    commonTo.size() < 2
                            ? "table " + table.name() + " has no row with a year"
                            : "the tables " + String.join(", ", commonTo) + " have no year in common");
        }
        if (latest) {
            return Years.only(table, years.last());
        }
        Column dates = table.column(Geography.DATE);
        return commonTo.size() < 2
                ? table
                : table.where(row -> !dates.isMissing(row) && years.contains(dates.cell(row)));
    }
}
