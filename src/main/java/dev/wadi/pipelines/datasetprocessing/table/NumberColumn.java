package dev.wadi.pipelines.datasetprocessing.table;

import java.util.Arrays;

/** Numbers as IEEE doubles. Missing is NaN, so that it goes through arithmetic as missing. */
public final class NumberColumn implements Column {
    private final double[] values;

    /** @param values not copied; nobody changes them afterwards */
    public NumberColumn(double[] values) {
        this.values = values;
    }

    public static NumberColumn missing(int size) {
        double[] values = new double[size];
        Arrays.fill(values, Double.NaN);
        return new NumberColumn(values);
    }

    public double number(int row) {
        return values[row];
    }

    @Override
    public int size() {
        return values.length;
    }

    @Override
    public boolean isMissing(int row) {
        return Double.isNaN(values[row]);
    }

    @Override
    public Object cell(int row) {
        double value = values[row];
        // 0.0 + makes one zero of the two
        return Double.isNaN(value) ? null : (Object) (0.0 + value);
    }

    @Override
    public NumberColumn rows(int[] rows) {
        double[] selected = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            selected[i] = rows[i] < 0 ? Double.NaN : values[rows[i]];
        }
        return new NumberColumn(selected);
    }

    NumberColumn followedByNumbers(NumberColumn below) {
        double[] both = Arrays.copyOf(values, values.length + below.values.length);
        System.arraycopy(below.values, 0, both, values.length, below.values.length);
        return new NumberColumn(both);
    }
}
