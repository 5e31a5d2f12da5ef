package dev.wadi.pipelines.datasetprocessing.document;

import dev.wadi.delivery.RefusedException;
import dev.wadi.pipelines.datasetprocessing.reason.DatasetReason;
import dev.wadi.pipelines.datasetprocessing.table.Column;
import dev.wadi.pipelines.datasetprocessing.table.DataTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntPredicate;

/** Finds the rows of places in the table that is shown, and what the places are called there. */
final class ShownRows {
    private final DataTable table;

    ShownRows(DataTable table) {
        this.table = table;
    }

    DataTable table() {
        return table;
    }

    List<Integer> where(IntPredicate row) {
        List<Integer> rows = new ArrayList<>();
        for (int i = 0; i < table.rows(); i++) {
            if (row.test(i)) {
                rows.add(i);
            }
        }
        return rows;
    }

    /** By the id in a column, in the order of first appearance; rows without an id are in none. */
    Map<String, List<Integer>> byId(String column, List<Integer> rows) {
        Map<String, List<Integer>> byId = new LinkedHashMap<>();
        Column ids = table.column(column);
        for (int row : rows) {
            if (!ids.isMissing(row)) {
                byId.computeIfAbsent(ids.cell(row).toString(), id -> new ArrayList<>())
                        .add(row);
            }
        }
        return byId;
    }

    /** The one name that an id has in all these rows. */
    String onlyName(String id, String column, List<Integer> rows) throws RefusedException {
        Column names = table.column(column);
        Set<Object> different = new HashSet<>();
        rows.forEach(row -> different.add(names.cell(row)));
        if (different.size() > 1) {
            throw DatasetReason.name_ambiguous.because(
                    "table " + table.name() + ": " + id + " has more than one " + column + ": "
                            + different.stream().map(String::valueOf).sorted().toList());
        }
        return named(
                id,
                column,
                different.stream().filter(Objects::nonNull).findFirst().orElse(null));
    }

    /** The first name that is not missing. */
    String firstName(String id, String column, List<Integer> rows) throws RefusedException {
        Column names = table.column(column);
        return named(
                id,
                column,
                rows.stream()
                        .map(names::cell)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null));
    }

    private String named(String id, String column, Object name) throws RefusedException {
        if (name == null) {
            throw DatasetReason.value_not_representable.because(
                    "table " + table.name() + ": " + id + " has no " + column);
        }
        return (String) name;
    }
}
