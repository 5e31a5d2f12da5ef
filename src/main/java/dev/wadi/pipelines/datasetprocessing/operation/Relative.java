package dev.wadi.pipelines.datasetprocessing.operation;

import dev.wadi.delivery.RefusedException;
import dev.wadi.pipelines.datasetprocessing.reason.DatasetReason;
import dev.wadi.pipelines.datasetprocessing.table.Column;
import dev.wadi.pipelines.datasetprocessing.table.DataTable;
import dev.wadi.pipelines.datasetprocessing.table.Geography;
import dev.wadi.pipelines.datasetprocessing.table.KeyCells;
import dev.wadi.pipelines.datasetprocessing.table.NumberColumn;
import dev.wadi.pipelines.datasetprocessing.table.PlainNumber;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A number of each place against those of its district and of the city in the same year: {@code x} gives {@code x_district} and {@code x_city}. Special districts and rows without a
 * district or year are dropped; the columns left are those two, date and place, the rows sorted by date and district.
 */
public record Relative(String of) implements TableOperation {
    public static final String TO_DISTRICT = "_district";
    public static final String TO_CITY = "_city";

    private static final List<String> ORDER = List.of(Geography.DATE, Geography.DISTRICT);

    @Override
    public DataTable apply(DataTable table, OtherTables tables) throws RefusedException {
        Column district = table.column(Geography.DISTRICT);
        Column date = table.column(Geography.DATE);
        DataTable kept = new Sort(ORDER)
                .apply(
                        table.where(row -> !date.isMissing(row)
                                && !district.isMissing(row)
                                && !Geography.isSpecial(district.cell(row))),
                        tables);
        NumberColumn numbers = kept.numbers(of);
        References references = new References(kept, numbers);
        double[] toDistrict = new double[kept.rows()];
        double[] toCity = new double[kept.rows()];
        for (int row = 0; row < kept.rows(); row++) {
            toDistrict[row] = numbers.number(row) / references.ofDistrict(row);
            toCity[row] = numbers.number(row) / references.ofCity(row);
        }
        Map<String, Column> columns = new LinkedHashMap<>();
        Levels.KEYS.forEach(key -> columns.put(key, kept.column(key)));
        columns.put(of + TO_DISTRICT, new NumberColumn(toDistrict));
        columns.put(of + TO_CITY, new NumberColumn(toCity));
        return new DataTable(kept.name(), kept.rows(), columns);
    }

    /** The first row of each district that is one of no sub-district, and the first of the city. */
    private final class References {
        private final DataTable table;
        private final NumberColumn numbers;
        private final RowIndex districts;

        References(DataTable table, NumberColumn numbers) {
            this.table = table;
            this.numbers = numbers;
            this.districts = new RowIndex(table, ORDER);
        }

        double ofDistrict(int row) throws RefusedException {
            Column subDistricts = table.column(Geography.SUB_DISTRICT);
            KeyCells key = districts.key(row);
            for (int candidate : districts.rowsOf(key)) {
                if (subDistricts.isMissing(candidate)) {
                    return numbers.number(candidate);
                }
            }
            throw missing(key);
        }

        double ofCity(int row) throws RefusedException {
            KeyCells key = KeyCells.of(table.column(Geography.DATE).cell(row), Geography.CITY);
            List<Integer> rows = districts.rowsOf(key);
            if (rows.isEmpty()) {
                throw missing(key);
            }
            return numbers.number(rows.get(0));
        }

        private RefusedException missing(KeyCells key) {
            return DatasetReason.data_unusable.because("table " + table.name() + " has no row of its own for district "
                    + key.cell(1) + " in " + PlainNumber.ofCell(key.cell(0)) + ", to which " + of + " is compared");
        }
    }
}
