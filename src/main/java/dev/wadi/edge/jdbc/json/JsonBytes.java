package dev.wadi.edge.jdbc.json;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** Bytes of JSON that are being put together. */
public final class JsonBytes {
    /** By the byte, as it is unsigned. */
    private static final boolean[] ESCAPED = new boolean[256];

    static {
        Arrays.fill(ESCAPED, 0, ' ', true);
        ESCAPED['"'] = true;
        ESCAPED['\\'] = true;
    }

    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};

    private byte[] bytes = new byte[8192];
    private int length;

    public void clear() {
        length = 0;
    }

    public int length() {
        return length;
    }

    /** The bytes themselves; what is behind {@link #length} is none of it. */
    public byte[] array() {
        return bytes;
    }

    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, length);
    }

    public void put(char ascii) {
        reserve(1);
        bytes[length++] = (byte) ascii;
    }

    public void put(byte[] source) {
        put(source, 0, source.length);
    }

    public void put(byte[] source, int from, int to) {
        reserve(to - from);
        System.arraycopy(source, from, bytes, length, to - from);
        length += to - from;
    }

    /** Some of one kind. */
    void fill(char ascii, int count) {
        if (count > 0) {
            reserve(count);
            Arrays.fill(bytes, length, length + count, (byte) ascii);
            length += count;
        }
    }

    /** The byte that stands there is another one. */
    void set(int at, char ascii) {
        bytes[at] = (byte) ascii;
    }

    /** A string of these bytes of UTF-8; only what JSON requires is escaped. */
    public void putString(byte[] source, int from, int to) {
        reserve(to - from + 2);
        bytes[length++] = '"';
        putEscaped(source, from, to);
        put('"');
    }

    /** What stands inside a string. */
    void putEscaped(byte[] source) {
        putEscaped(source, 0, source.length);
    }

    private void putEscaped(byte[] source, int from, int to) {
        int begin = from;
        for (int i = from; i < to; i++) {
            byte one = source[i];
            if (ESCAPED[one & 0xff]) {
                put(source, begin, i);
                escape(one);
                begin = i + 1;
            }
        }
        put(source, begin, to);
    }

    private void escape(byte one) {
        put('\\');
        switch (one) {
            case '"', '\\' -> put((char) one);
            case '\b' -> put('b');
            case '\f' -> put('f');
            case '\n' -> put('n');
            case '\r' -> put('r');
            case '\t' -> put('t');
            default -> {
                put('u');
                put('0');
                put('0');
                put((char) HEX[one >> 4]);
                put((char) HEX[one & 15]);
            }
        }
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(length, more), (int)
                    Math.min(bytes.length * 2L, Integer.MAX_VALUE - 8)));
        }
    }
}
