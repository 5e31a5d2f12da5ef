package dev.wadi.pipelines.datasetprocessing.table;

import dev.wadi.delivery.RefusedException;
import dev.wadi.pipelines.datasetprocessing.reason.DatasetReason;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Columns of one length under a name. Never changes: an operation makes another table, which shares the columns that stay as they are. */
public final class DataTable {
    private final String name;
    private final int rows;
    private final Map<String, Column> columns;

    /** @param columns each of that many rows */
    public DataTable(String name, int rows, Map<String, ? extends Column> columns) {
        this.name = name;
        this.rows = rows;
        this.columns = new LinkedHashMap<>(columns);
    }

    public String name() {
        return name;
    }

    public int rows() {
        return rows;
    }

    public List<String> columns() {
        return List.copyOf(columns.keySet());
    }

    public boolean has(String column) {
        return columns.containsKey(column);
    }

    public Column column(String column) {
        Column found = columns.get(column);
        if (found == null) {
            throw new IllegalArgumentException("table " + name + " has no column " + column);
        }
        return found;
    }

    /** For arithmetic. */
    public NumberColumn numbers(String column) throws RefusedException {
        if (column(column) instanceof TextColumn text) {
            throw DatasetReason.data_unusable.because("table " + name + ": column " + column + " is text"
                    + (text.evidence().isEmpty() ? "" : ", " + text.evidence())
                    + "; numbers have a decimal point and no thousands mark");
        }
        return (NumberColumn) column(column);
    }

    /** The cells of some columns in one row; two rows with equal keys belong together. */
    public KeyCells key(int row, List<Column> of) {
        Object[] cells = new Object[of.size()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = of.get(i).cell(row);
        }
        return KeyCells.of(cells);
    }

    public List<Column> columns(List<String> names) {
        return names.stream().map(this::column).toList();
    }

    public DataTable named(String other) {
        return new DataTable(other, rows, columns);
    }

    /** Replaces the column of that name, or adds it behind the others. */
    public DataTable with(String column, Column cells) {
        Map<String, Column> more = new LinkedHashMap<>(columns);
        more.put(column, cells);
        return new DataTable(name, rows, more);
    }

    /** The same of several columns. */
    public DataTable with(Map<String, ? extends Column> more) {
        Map<String, Column> all = new LinkedHashMap<>(columns);
        all.putAll(more);
        return new DataTable(name, rows, all);
    }

    public DataTable without(Collection<String> names) {
        Map<String, Column> fewer = new LinkedHashMap<>(columns);
        fewer.keySet().removeAll(names);
        return new DataTable(name, rows, fewer);
    }

    /** In place: the order of the columns stays. */
    public DataTable renamed(Map<String, String> names) {
        Map<String, Column> renamed = new LinkedHashMap<>();
        columns.forEach((column, cells) -> renamed.put(names.getOrDefault(column, column), cells));
        return new DataTable(name, rows, renamed);
    }

    /** Those rows in that order; {@code -1} gives a row of missing cells. */
    public DataTable rows(int[] selected) {
        Map<String, Column> kept = new LinkedHashMap<>();
        columns.forEach((column, cells) -> kept.put(column, cells.rows(selected)));
        return new DataTable(name, selected.length, kept);
    }

    public DataTable where(IntPredicate row) {
        return rows(IntStream.range(0, rows).filter(row).toArray());
    }

    /** With the rows of another below. What only one of them has is missing in the rows of the other. */
    public DataTable followedBy(DataTable below) {
        Map<String, Column> both = new LinkedHashMap<>();
        List<String> names = new ArrayList<>(columns.keySet());
        below.columns.keySet().stream().filter(column -> !has(column)).forEach(names::add);
        for (String column : names) {
            both.put(column, cellsOrMissing(column, below).followedBy(below.cellsOrMissing(column, this)));
        }
        return new DataTable(name, rows + below.rows, both);
    }

    private Column cellsOrMissing(String column, DataTable other) {
        if (has(column)) {
            return column(column);
        }
        return other.column(column) instanceof TextColumn ? TextColumn.missing(rows) : NumberColumn.missing(rows);
    }

    @Override
    public String toString() {
        return new PrintedTable(this).text();
    }
}
