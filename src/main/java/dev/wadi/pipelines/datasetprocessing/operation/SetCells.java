package dev.wadi.pipelines.datasetprocessing.operation;

import dev.wadi.pipelines.datasetprocessing.table.Column;
import dev.wadi.pipelines.datasetprocessing.table.DataTable;
import dev.wadi.pipelines.datasetprocessing.table.TextColumn;
import java.util.List;

/** Writes a text into a text column where another column has one of some values. */
public record SetCells(String column, String to, String where, List<String> is) implements TableOperation {

    @Override
    public DataTable apply(DataTable table, OtherTables tables) {
        Matching rows = new Matching(where, is);
        Column before = table.column(column);
        String[] cells = new String[table.rows()];
        for (int row = 0; row < cells.length; row++) {
            Object cell = rows.test(table, row) ? to : before.cell(row);
            cells[row] = cell == null ? null : cell.toString();
        }
        return table.with(column, new TextColumn(cells));
    }
}
