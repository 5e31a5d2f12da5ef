package dev.wadi.pipelines.datasetprocessing.csv;

import dev.wadi.pipelines.datasetprocessing.table.Column;
import dev.wadi.pipelines.datasetprocessing.table.NumberColumn;
import dev.wadi.pipelines.datasetprocessing.table.PlainNumber;
import dev.wadi.pipelines.datasetprocessing.table.TextColumn;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** A column while its file is read. It holds numbers until a cell is none; then all of it is text, the numbers above as they were written. */
final class ColumnBuilder {
    private static final int FIRST_ROWS = 1024;

    private final TextPool pool = new TextPool();
    private final Map<Integer, String> unusualNumbers = new HashMap<>();
    private double[] numbers;
    private String[] texts;
    private String evidence = "";
    private int size;

    private ColumnBuilder(double[] numbers, String[] texts) {
        this.numbers = numbers;
        this.texts = texts;
    }

    /** For a column that is text whatever stands there. */
    static ColumnBuilder ofText() {
        return new ColumnBuilder(null, new String[FIRST_ROWS]);
    }

    static ColumnBuilder ofNumbersOrText() {
        return new ColumnBuilder(new double[FIRST_ROWS], null);
    }

    void addMissing() {
        makeRoom();
        if (texts == null) {
            numbers[size++] = Double.NaN;
        } else {
            texts[size++] = null;
        }
    }

    /** One that was not written but made; NaN is missing. */
    void addNumber(double number) {
        makeRoom();
        numbers[size++] = number;
    }

    /** The cell is a number, and this its text. */
    void addNumber(CellText cell, byte[] text, int from, int length) throws CharacterCodingException {
        add(cell.number(), cell.isPlain(), text, from, length);
    }

    /** The same of digits alone. */
    void addDigits(long value, byte[] text, int from, int length) throws CharacterCodingException {
        add((double) value, length == 1 || text[from] != '0', text, from, length);
    }

    void addText(byte[] text, int from, int length, long line) throws CharacterCodingException {
        makeRoom();
        String cell = pool.get(text, from, length);
        if (texts == null) {
            becomeText();
            evidence = "line " + line + " has '" + cell + "'";
        }
        texts[size++] = cell;
    }

    Column build() {
        return texts == null
                ? new NumberColumn(Arrays.copyOf(numbers, size))
                : new TextColumn(Arrays.copyOf(texts, size), evidence);
    }

    private void add(double number, boolean plain, byte[] text, int from, int length) throws CharacterCodingException {
        makeRoom();
        if (texts != null) {
            texts[size++] = pool.get(text, from, length);
            return;
        }
        if (!plain) {
            unusualNumbers.put(size, pool.get(text, from, length));
        }
        numbers[size++] = number;
    }

    private void becomeText() {
        texts = new String[numbers.length];
        for (int row = 0; row < size; row++) {
            boolean missing = Double.isNaN(numbers[row]);
            String unusual = unusualNumbers.get(row);
            texts[row] = missing || unusual != null ? unusual : PlainNumber.text(numbers[row]);
        }
        numbers = null;
        unusualNumbers.clear();
    }

    private void makeRoom() {
        if (texts == null && size == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * size);
        } else if (texts != null && size == texts.length) {
            texts = Arrays.copyOf(texts, 2 * size);
        }
    }
}
