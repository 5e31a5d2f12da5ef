package dev.wadi.pipelines.datasetprocessing.operation;

import dev.wadi.pipelines.datasetprocessing.table.Column;
import dev.wadi.pipelines.datasetprocessing.table.DataTable;
import dev.wadi.pipelines.datasetprocessing.table.KeyCells;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows of a table by their keys, in order of first appearance. Missing equals missing. */
final class RowIndex {
    private final DataTable table;
    private final List<Column> keys;
    private final Map<KeyCells, List<Integer>> rows = new LinkedHashMap<>();

    RowIndex(DataTable table, List<String> keys) {
        this.table = table;
        this.keys = table.columns(keys);
        for (int row = 0; row < table.rows(); row++) {
            rows.computeIfAbsent(key(row), key -> new ArrayList<>(2)).add(row);
        }
    }

    KeyCells key(int row) {
        return table.key(row, keys);
    }

    Map<KeyCells, List<Integer>> rows() {
        return rows;
    }

    List<Integer> rowsOf(KeyCells key) {
        return rows.getOrDefault(key, List.of());
    }
}
