package dev.wadi.pipelines.datasetprocessing.operation;

import dev.wadi.delivery.RefusedException;
import dev.wadi.pipelines.datasetprocessing.table.Column;
import dev.wadi.pipelines.datasetprocessing.table.DataTable;
import dev.wadi.pipelines.datasetprocessing.table.Geography;
import dev.wadi.pipelines.datasetprocessing.table.TextColumn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rolls up: sums for each sub-district, below them for each district of all rows, below them for the city of the rows of the districts. A row without a sub-district counts for
 * its district and the city. A table without columns for sub-districts has no rows of them.
 *
 * @param by keys beside date and place, such as an age group
 * @param allOrNone columns whose sum is missing where all cells are, and refused where only some are
 */
public record Levels(List<String> sum, List<String> allOrNone, List<String> by) implements TableOperation {
    private static final List<String> DISTRICT_KEYS =
            List.of(Geography.DATE, Geography.DISTRICT, Geography.DISTRICT_NAME);

    /** What every row of a table says that was rolled up. */
    public static final List<String> KEYS = List.of(
            Geography.DATE,
            Geography.DISTRICT,
            Geography.DISTRICT_NAME,
            Geography.SUB_DISTRICT,
            Geography.SUB_DISTRICT_NAME);

    @Override
    public DataTable apply(DataTable table, OtherTables tables) throws RefusedException {
        DataTable districts = group(table, DISTRICT_KEYS);
        DataTable city = inCity(group(districts, List.of(Geography.DATE)));
        DataTable below = withoutSubDistricts(districts).followedBy(withoutSubDistricts(city));
        boolean hasSubDistricts = table.has(Geography.SUB_DISTRICT) && table.has(Geography.SUB_DISTRICT_NAME);
        return hasSubDistricts ? inOrder(group(table, KEYS)).followedBy(below) : below;
    }

    private DataTable group(DataTable table, List<String> keys) throws RefusedException {
        List<String> all = new ArrayList<>(keys);
        all.addAll(by);
        return Group.of(table, all, sum, allOrNone);
    }

    /** Every row is one of the city. */
    static DataTable inCity(DataTable table) {
        return table.with(Geography.DISTRICT, TextColumn.filled(table.rows(), Geography.CITY))
                .with(Geography.DISTRICT_NAME, TextColumn.filled(table.rows(), Geography.CITY_NAME));
    }

    private DataTable withoutSubDistricts(DataTable table) {
        return inOrder(table.with(Geography.SUB_DISTRICT, TextColumn.missing(table.rows()))
                .with(Geography.SUB_DISTRICT_NAME, TextColumn.missing(table.rows())));
    }

    private static DataTable inOrder(DataTable table) {
        Map<String, Column> columns = new LinkedHashMap<>();
        KEYS.forEach(key -> columns.put(key, table.column(key)));
        table.columns().forEach(column -> columns.put(column, table.column(column)));
        return new DataTable(table.name(), table.rows(), columns);
    }
}
