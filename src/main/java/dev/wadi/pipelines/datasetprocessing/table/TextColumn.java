package dev.wadi.pipelines.datasetprocessing.table;

import java.util.Arrays;

/** Texts. Missing is {@code null}. */
public final class TextColumn implements Column {
    private final String[] values;
    private final String evidence;

    /** @param values not copied; nobody changes them afterwards */
    public TextColumn(String[] values) {
        this(values, "");
    }

    /** @param evidence where a cell is that is no number, such as {@code line 17 has '12,5' in column births of data set births}; empty where nobody expected numbers */
    public TextColumn(String[] values, String evidence) {
        this.values = values;
        this.evidence = evidence;
    }

    public static TextColumn missing(int size) {
        return new TextColumn(new String[size]);
    }

    /** One text in all rows. */
    public static TextColumn filled(int size, String text) {
        String[] values = new String[size];
        Arrays.fill(values, text);
        return new TextColumn(values);
    }

    static TextColumn of(Column column) {
        if (column instanceof TextColumn text) {
            return text;
        }
        String[] values = new String[column.size()];
        for (int row = 0; row < values.length; row++) {
            values[row] = column.isMissing(row) ? null : PlainNumber.text((Double) column.cell(row));
        }
        return new TextColumn(values);
    }

    public String text(int row) {
        return values[row];
    }

    public String evidence() {
        return evidence;
    }

    @Override
    public int size() {
        return values.length;
    }

    @Override
    public boolean isMissing(int row) {
        return values[row] == null;
    }

    @Override
    public Object cell(int row) {
        return values[row];
    }

    @Override
    public TextColumn rows(int[] rows) {
        String[] selected = new String[rows.length];
        for (int i = 0; i < rows.length; i++) {
            selected[i] = rows[i] < 0 ? null : values[rows[i]];
        }
        return new TextColumn(selected, evidence);
    }

    TextColumn followedByText(TextColumn below) {
        String[] both = Arrays.copyOf(values, values.length + below.values.length);
        System.arraycopy(below.values, 0, both, values.length, below.values.length);
        return new TextColumn(both, evidence.isEmpty() ? below.evidence : evidence);
    }
}
