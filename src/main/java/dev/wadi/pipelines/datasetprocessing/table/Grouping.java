package dev.wadi.pipelines.datasetprocessing.table;

import dev.wadi.delivery.RefusedException;
import dev.wadi.pipelines.datasetprocessing.reason.DatasetReason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which rows of a table belong together as their keys are equal. Rows in which a key is missing belong to no group; the groups are sorted by their keys. */
public final class Grouping {
    private final DataTable table;
    private final List<String> keys;
    private final int[] groupOfRow;
    private final int[] firstRows;

    private Grouping(DataTable table, List<String> keys, int[] groupOfRow, int[] firstRows) {
        this.table = table;
        this.keys = keys;
        this.groupOfRow = groupOfRow;
        this.firstRows = firstRows;
    }

    public static Grouping of(DataTable table, List<String> keys) {
        List<Column> columns = table.columns(keys);
        Map<KeyCells, Integer> numbers = new HashMap<>();
        List<KeyCells> found = new ArrayList<>();
        List<Integer> firsts = new ArrayList<>();
        int[] groupOfRow = new int[table.rows()];
        for (int row = 0; row < groupOfRow.length; row++) {
            KeyCells key = table.key(row, columns);
            if (key.hasMissing()) {
                groupOfRow[row] = -1;
                continue;
            }
            Integer number = numbers.putIfAbsent(key, found.size());
            if (number == null) {
                number = found.size();
                found.add(key);
                firsts.add(row);
            }
            groupOfRow[row] = number;
        }
        return sorted(table, keys, groupOfRow, found, firsts);
    }

    private static Grouping sorted(
            DataTable table, List<String> keys, int[] groupOfRow, List<KeyCells> found, List<Integer> firsts) {
        List<Integer> order = new ArrayList<>();
        for (int group = 0; group < found.size(); group++) {
            order.add(group);
        }
        order.sort((one, other) -> CellOrder.ASCENDING.compareRows(found.get(one), found.get(other)));
        int[] place = new int[order.size()];
        int[] firstRows = new int[order.size()];
        for (int i = 0; i < place.length; i++) {
            place[order.get(i)] = i;
            firstRows[i] = firsts.get(order.get(i));
        }
        for (int row = 0; row < groupOfRow.length; row++) {
            groupOfRow[row] = groupOfRow[row] < 0 ? -1 : place[groupOfRow[row]];
        }
        return new Grouping(table, keys, groupOfRow, firstRows);
    }

    /** One row for each group, with its keys. */
    public DataTable keys() {
        List<String> others = new ArrayList<>(table.columns());
        others.removeAll(keys);
        DataTable groups = table.without(others).rows(firstRows);
        Map<String, Column> inOrder = new LinkedHashMap<>();
        keys.forEach(key -> inOrder.put(key, groups.column(key)));
        return new DataTable(table.name(), firstRows.length, inOrder);
    }

    /** Missing cells are skipped; a group without any number has the sum 0. */
    public NumberColumn sum(String column) throws RefusedException {
        NumberColumn numbers = table.numbers(column);
        double[] sums = new double[firstRows.length];
        for (int row = 0; row < groupOfRow.length; row++) {
            if (groupOfRow[row] >= 0 && !numbers.isMissing(row)) {
                sums[groupOfRow[row]] += numbers.number(row);
            }
        }
        return new NumberColumn(sums);
    }

    /** Missing where all cells of a group are, and refused where only some are. */
    public NumberColumn sumAllOrNone(String column) throws RefusedException {
        NumberColumn numbers = table.numbers(column);
        double[] sums = new double[firstRows.length];
        int[] missing = new int[firstRows.length];
        int[] size = new int[firstRows.length];
        for (int row = 0; row < groupOfRow.length; row++) {
            int group = groupOfRow[row];
            if (group >= 0) {
                size[group]++;
                missing[group] += numbers.isMissing(row) ? 1 : 0;
                sums[group] += numbers.number(row);
            }
        }
        for (int group = 0; group < sums.length; group++) {
            if (missing[group] > 0 && missing[group] < size[group]) {
                throw DatasetReason.data_unusable.because(
                        "table " + table.name() + ": column " + column + " is missing in "
                                + missing[group] + " of the " + size[group] + " rows of "
                                + table.key(firstRows[group], table.columns(keys)));
            }
        }
        return new NumberColumn(sums);
    }
}
