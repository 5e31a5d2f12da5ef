package dev.wadi.edge.line;

import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The columns of one line as JSON has them, each by its place; filled again for the next line. */
final class LineFields {

    /** What stands there. */
    enum Kind {
        ABSENT,
        NULL,
        TEXT,
        /** A whole number that fits into a {@code long}. */
        INTEGER,
        /** Any other number, as it is written. */
        NUMBER,
        BOOLEAN,
        /** An object or an array. */
        NESTED
    }

    private final Kind[] kinds;
    private final long[] numbers;
    private final int[] starts;
    private final int[] lengths;
    /** Whether the number of a text is the timestamp that it is. */
    private final boolean[] timestamps;

    private char[] characters = new char[1024];
    private int used;

    LineFields(int columns) {
        kinds = new Kind[columns];
        numbers = new long[columns];
        starts = new int[columns];
        lengths = new int[columns];
        timestamps = new boolean[columns];
    }

    void clear() {
        Arrays.fill(kinds, Kind.ABSENT);
        used = 0;
    }

    void set(int column, Kind kind) {
        kinds[column] = kind;
    }

    void set(int column, Kind kind, long number) {
        kinds[column] = kind;
        numbers[column] = number;
    }

    void set(int column, Kind kind, char[] text, int from, int length) {
        int start = room(column, kind, length);
        System.arraycopy(text, from, characters, start, length);
    }

    void set(int column, Kind kind, byte[] ascii, int from, int length) {
        int start = room(column, kind, length);
        for (int at = 0; at < length; at++) {
            characters[start + at] = (char) ascii[from + at];
        }
    }

    private int room(int column, Kind kind, int length) {
        int start = used;
        used += length;
        if (used > characters.length) {
            characters = Arrays.copyOf(characters, Math.max(characters.length * 2, used));
        }
        kinds[column] = kind;
        timestamps[column] = false;
        starts[column] = start;
        lengths[column] = length;
        return start;
    }

    /** That of a text, read once for all that is made of it. */
    long timestamp(int column, DateTimeText dateTime) {
        if (!timestamps[column]) {
            numbers[column] = dateTime.timestamp(characters, starts[column], lengths[column]);
            timestamps[column] = true;
        }
        return numbers[column];
    }

    Kind kind(int column) {
        return kinds[column];
    }

    long number(int column) {
        return numbers[column];
    }

    /** In which all texts lie. */
    char[] characters() {
        return characters;
    }

    int start(int column) {
        return starts[column];
    }

    int length(int column) {
        return lengths[column];
    }

    String text(int column) {
        return kinds[column] == Kind.INTEGER || kinds[column] == Kind.BOOLEAN
                ? Long.toString(numbers[column])
                : new String(characters, starts[column], lengths[column]);
    }

    byte[] utf8(int column) {
        int start = starts[column];
        int length = lengths[column];
        byte[] bytes = new byte[length];
        for (int at = 0; at < length; at++) {
            char one = characters[start + at];
            if (one > 0x7F) {
                return encoded(start, length);
            }
            bytes[at] = (byte) one;
        }
        return bytes;
    }

    private byte[] encoded(int start, int length) {
        return CharBuffer.wrap(characters, start, length).toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Whether a text is one that UTF-8 can have: no half of a character, which an escape of JSON can write. */
    boolean isText(int column) {
        int end = starts[column] + lengths[column];
        for (int at = starts[column]; at < end; at++) {
            if (Character.isSurrogate(characters[at])) {
                if (at + 1 >= end || !Character.isSurrogatePair(characters[at], characters[at + 1])) {
                    return false;
                }
                at++;
            }
        }
        return true;
    }
}
