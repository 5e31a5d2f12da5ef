package dev.wadi.pipelines.datasetprocessing.table;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table for people: name, number of rows and columns, and what its first rows hold. */
final class PrintedTable {
    private static final int ROWS = 5;
    private static final int COLUMNS = 12;
    private static final int WIDTH = 24;

    private final DataTable table;

    PrintedTable(DataTable table) {
        this.table = table;
    }

    String text() {
        List<String> shown = table.columns().stream().limit(COLUMNS).toList();
        List<List<String>> lines = new ArrayList<>();
        lines.add(shown.stream().map(PrintedTable::shortened).toList());
        for (int row = 0; row < Math.min(ROWS, table.rows()); row++) {
            int at = row;
            lines.add(
                    shown.stream().map(column -> cell(table.column(column), at)).toList());
        }
        int[] widths = IntStream.range(0, shown.size())
                .map(column -> lines.stream()
                        .mapToInt(line -> line.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        return headline(shown.size())
                + lines.stream().map(line -> "\n  " + padded(line, widths)).collect(Collectors.joining());
    }

    private String headline(int shown) {
        int more = table.columns().size() - shown;
        return table.name() + ": " + table.rows() + (table.rows() == 1 ? " row, " : " rows, ")
                + table.columns().size() + " columns" + (more > 0 ? ", " + more + " of them not shown" : "");
    }

    private static String cell(Column column, int row) {
        return shortened(PlainNumber.ofCell(column.cell(row)));
    }

    private static String shortened(String text) {
        return text.length() <= WIDTH ? text : text.substring(0, WIDTH - 3) + "...";
    }

    private static String padded(List<String> line, int[] widths) {
        StringBuilder text = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = line.get(column);
            text.append(cell).append(" ".repeat(widths[column] - cell.length() + 2));
        }
        return text.toString().stripTrailing();
    }
}
