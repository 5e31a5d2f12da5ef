package dev.wadi.edge.parquet;

import java.util.Arrays;

/** The values of a row by their place, to be filled again for the next row. A new one is all nulls. */
public final class TypedRow {
    private static final byte NULL = 0;
    private static final byte NUMBER = 1;
    private static final byte TEXT = 2;

    private final byte[] kinds;
    private final long[] numbers;
    private final byte[][] texts;

    public TypedRow(int columns) {
        kinds = new byte[columns];
        numbers = new long[columns];
        texts = new byte[columns][];
    }

    public int columns() {
        return kinds.length;
    }

    public void setNull(int column) {
        kinds[column] = NULL;
    }

    /** A value of any type but a string, as {@link ParquetType} says. */
    public void set(int column, long value) {
        kinds[column] = NUMBER;
        numbers[column] = value;
    }

    /** @param utf8 is kept, not copied */
    public void set(int column, byte[] utf8) {
        kinds[column] = TEXT;
        texts[column] = utf8;
    }

    /** The value of another row. */
    public void copy(int column, TypedRow from, int fromColumn) {
        byte kind = from.kinds[fromColumn];
        kinds[column] = kind;
        if (kind == TEXT) {
            texts[column] = from.texts[fromColumn];
        } else {
            numbers[column] = from.numbers[fromColumn];
        }
    }

    public boolean isNull(int column) {
        return kinds[column] == NULL;
    }

    public boolean isText(int column) {
        return kinds[column] == TEXT;
    }

    public long number(int column) {
        return numbers[column];
    }

    public byte[] text(int column) {
        return texts[column];
    }

    /** A row of its own with these values. */
    public TypedRow copy() {
        TypedRow copy = new TypedRow(kinds.length);
        for (int column = 0; column < kinds.length; column++) {
            copy.copy(column, this, column);
        }
        return copy;
    }

    /** Whether two values are the same, null included. */
    public boolean isSame(int column, TypedRow other) {
        if (kinds[column] != other.kinds[column]) {
            return false;
        }
        return switch (kinds[column]) {
            case NUMBER -> numbers[column] == other.numbers[column];
            case TEXT -> Arrays.equals(texts[column], other.texts[column]);
            default -> true;
        };
    }
}
