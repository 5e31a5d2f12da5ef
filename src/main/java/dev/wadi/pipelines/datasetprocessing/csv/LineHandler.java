package dev.wadi.pipelines.datasetprocessing.csv;

import dev.wadi.delivery.RefusedException;
import dev.wadi.pipelines.datasetprocessing.table.Column;
import dev.wadi.pipelines.datasetprocessing.table.DataTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes a table of the cells of a file: those of columns that are read, and sums of each row. What is not read becomes no object. */
final class LineHandler implements CsvLines {
    /** A file of statistics has some hundred; what has more is none. */
    private static final int MOST_COLUMNS = 10_000;

    private final InputFile file;
    private final CellText parsed = new CellText();
    private final List<String> header = new ArrayList<>();
    private final ColumnBuilder[] sums;
    private final double[] sumsOfRow;
    private final ColumnBuilder completeness = ColumnBuilder.ofNumbers();
    private FileLayout layout;
    private int rows;
    private boolean complete = true;

    LineHandler(InputFile file) {
        this.file = file;
        this.sums = file.ages().stream().map(sum -> ColumnBuilder.ofNumbers()).toArray(ColumnBuilder[]::new);
        this.sumsOfRow = new double[sums.length];
    }

    DataTable table() throws RefusedException {
        if (layout == null) {
            throw file.unusable("the file is empty; its first line must name its columns");
        }
        Map<String, Column> columns = new LinkedHashMap<>();
        layout.columns().forEach((name, builder) -> columns.put(name, builder.build()));
        for (int sum = 0; sum < sums.length; sum++) {
            columns.put(file.ages().get(sum).into(), sums[sum].build());
        }
        file.completeness().ifPresent(row -> columns.put(row.into(), completeness.build()));
        return new DataTable(file.dataset(), rows, columns);
    }

    @Override
    public void digits(int field, long value, char[] text, int from, int length) throws RefusedException {
        if (layout == null) {
            addToHeader(new String(text, from, length));
        } else if (field < layout.width()) {
            if (layout.sums(field) != 0) {
                count(layout.sums(field), (double) value);
            }
            ColumnBuilder builder = layout.builder(field);
            if (builder != null) {
                builder.addDigits(value, text, from, length);
            }
        }
    }

    @Override
    public void cell(int field, char[] text, int from, int length, long line) throws RefusedException {
        if (layout == null) {
            addToHeader(new String(text, from, length));
        } else if (field < layout.width()) {
            ColumnBuilder builder = layout.builder(field);
            if (builder != null || layout.sums(field) != 0 || layout.isForCompleteness(field)) {
                addCell(field, builder, text, from, length, line);
            }
        }
    }

    @Override
    public void endOfLine(int cells, long line) throws RefusedException {
        if (layout == null) {
            layout = new FileLayout(file, header);
            return;
        }
        if (cells > layout.width()) {
            throw file.unusable(line, "has " + cells + " cells; the first line names " + layout.width() + " columns");
        }
        for (int field = cells; field < layout.width(); field++) {
            addMissing(field, layout.builder(field));
        }
        for (int sum = 0; sum < sums.length; sum++) {
            sums[sum].addNumber(sumsOfRow[sum]);
        }
        completeness.addNumber(complete ? 1 : Double.NaN);
        rows++;
        Arrays.fill(sumsOfRow, 0);
        complete = true;
    }

    private void addToHeader(String column) throws RefusedException {
        if (header.size() == MOST_COLUMNS) {
            throw file.unusable("the first line names more than " + MOST_COLUMNS + " columns");
        }
        header.add(column);
    }

    private void addCell(int field, ColumnBuilder builder, char[] text, int from, int length, long line)
            throws RefusedException {
        switch (parsed.parse(text, from, length)) {
            case MISSING -> addMissing(field, builder);
            case NUMBER -> {
                count(layout.sums(field), parsed.number());
                if (builder != null) {
                    builder.addNumber(parsed, text, from, length);
                }
            }
            case TEXT -> {
                if (layout.sums(field) != 0) {
                    throw file.unusable(
                            line,
                            "column " + layout.column(field) + " has '"
                                    + new String(text, from, length)
                                    + "', which is no number; numbers have a decimal point and no thousands mark");
                }
                if (builder != null) {
                    builder.addText(text, from, length, line);
                }
            }
        }
    }

    private void addMissing(int field, ColumnBuilder builder) {
        complete &= !layout.isForCompleteness(field);
        if (builder != null) {
            builder.addMissing();
        }
    }

    private void count(int forSums, double number) {
        for (int left = forSums; left != 0; left &= left - 1) {
            sumsOfRow[Integer.numberOfTrailingZeros(left)] += number;
        }
    }
}
