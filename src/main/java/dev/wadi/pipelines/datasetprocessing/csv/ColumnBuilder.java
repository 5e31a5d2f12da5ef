package dev.wadi.pipelines.datasetprocessing.csv;

import dev.wadi.pipelines.datasetprocessing.table.Column;
import dev.wadi.pipelines.datasetprocessing.table.NumberColumn;
import dev.wadi.pipelines.datasetprocessing.table.PlainNumber;
import dev.wadi.pipelines.datasetprocessing.table.TextColumn;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** A column while its file is read. It holds numbers until a cell is none; then all of it is text, the numbers above as they were written. */
final class ColumnBuilder {
    private static final int FIRST_ROWS = 1024;

    private final String place;
    private final TextPool pool = new TextPool();
    private final Map<Integer, String> unusualNumbers = new HashMap<>();
    private NumberBlocks numbers;
    private String[] texts;
    private String evidence = "";
    private int size;

    private ColumnBuilder(String place, NumberBlocks numbers, String[] texts) {
        this.place = place;
        this.numbers = numbers;
        this.texts = texts;
    }

    /** For a column that is text whatever stands there. */
    static ColumnBuilder ofText() {
        return new ColumnBuilder("", null, new String[FIRST_ROWS]);
    }

    static ColumnBuilder ofNumbers() {
        return new ColumnBuilder("", new NumberBlocks(), null);
    }

    /** @param place of the column, for messages */
    static ColumnBuilder ofNumbersOrText(String place) {
        return new ColumnBuilder(place, new NumberBlocks(), null);
    }

    void addMissing() {
        if (texts == null) {
            addNumber(Double.NaN);
        } else {
            addText(null);
        }
    }

    /** One that was not written but made; NaN is missing. */
    void addNumber(double number) {
        numbers.add(number);
        size++;
    }

    /** The cell is a number, and this its text. */
    void addNumber(CellText cell, char[] text, int from, int length) {
        add(cell.number(), cell.isPlain(), text, from, length);
    }

    /** The same of digits alone. */
    void addDigits(long value, char[] text, int from, int length) {
        add((double) value, length == 1 || text[from] != '0', text, from, length);
    }

    void addText(char[] text, int from, int length, long line) {
        String cell = pool.get(text, from, length);
        if (texts == null) {
            becomeText();
            evidence = "line " + line + " has '" + cell + "' in " + place;
        }
        addText(cell);
    }

    Column build() {
        return texts == null
                ? new NumberColumn(numbers.toArray())
                : new TextColumn(Arrays.copyOf(texts, size), evidence);
    }

    private void add(double number, boolean plain, char[] text, int from, int length) {
        if (texts != null) {
            addText(pool.get(text, from, length));
            return;
        }
        if (!plain) {
            unusualNumbers.put(size, pool.get(text, from, length));
        }
        addNumber(number);
    }

    private void addText(String text) {
        if (size == texts.length) {
            texts = Arrays.copyOf(texts, 2 * size);
        }
        texts[size++] = text;
    }

    private void becomeText() {
        double[] above = numbers.toArray();
        texts = new String[Math.max(FIRST_ROWS, 2 * size)];
        for (int row = 0; row < size; row++) {
            boolean missing = Double.isNaN(above[row]);
            String unusual = unusualNumbers.get(row);
            texts[row] = missing || unusual != null ? unusual : PlainNumber.text(above[row]);
        }
        numbers = null;
        unusualNumbers.clear();
    }
}
