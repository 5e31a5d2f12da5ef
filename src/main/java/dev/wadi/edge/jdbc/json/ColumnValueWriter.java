package dev.wadi.edge.jdbc.json;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.Base64;

/** Writes the text of one value, as the database prints it, as JSON. */
final class ColumnValueWriter {
    private static final byte[] NULL = "null".getBytes(US_ASCII);
    private static final byte[] TRUE = "true".getBytes(US_ASCII);
    private static final byte[] FALSE = "false".getBytes(US_ASCII);

    private final ColumnType type;
    private final ArrayText array;

    ColumnValueWriter(ColumnType type) {
        this.type = type;
        array = type.isArray() ? new ArrayText(type.delimiter()) : null;
    }

    /** @param text null for NULL */
    void write(byte[] text, JsonBytes out) {
        if (text == null) {
            out.put(NULL);
        } else if (array != null) {
            array.write(text, out, this::writeOne);
        } else {
            writeOne(text, 0, text.length, out);
        }
    }

    private void writeOne(byte[] text, int from, int to, JsonBytes out) {
        switch (type.kind()) {
            case NUMBER -> out.put(text, from, to);
            case REAL -> real(text, from, to, out);
            case BOOLEAN -> out.put(text[from] == 't' ? TRUE : FALSE);
            case TIMESTAMP, TIMESTAMP_UTC, TIME -> time(text, from, to, out);
            case BYTES -> bytes(text, from, to, out);
            case DECODED_BYTES -> base64(Arrays.copyOfRange(text, from, to), out);
            case JSON -> CompactJson.compact(text, from, to, out);
            case STRING -> out.putString(text, from, to);
        }
    }

    /** NaN and the infinities are no numbers of JSON. */
    private static void real(byte[] text, int from, int to, JsonBytes out) {
        boolean isNumber = Character.isDigit(text[to - 1]);
        if (isNumber) {
            out.put(text, from, to);
        } else {
            out.putString(text, from, to);
        }
    }

    /** {@code 2026-11-03 08:15:00.001}; one that is infinite, or before our era, is taken as it is. */
    private void time(byte[] text, int from, int to, JsonBytes out) {
        int end = type.kind() == ColumnType.Kind.TIMESTAMP_UTC ? withoutZone(text, from, to) : to;
        if (!Character.isDigit(text[end - 1])) {
            out.putString(text, from, to);
            return;
        }
        int blank = indexOf(text, ' ', from, end);
        int dot = indexOf(text, '.', from, end);
        out.put('"');
        int begin = out.length();
        out.put(text, from, end);
        if (blank < end) {
            out.set(begin + blank - from, 'T');
        }
        if (dot == end) {
            out.put('.');
        }
        out.fill('0', type.digits() - Math.max(0, end - dot - 1));
        if (type.kind() == ColumnType.Kind.TIMESTAMP_UTC) {
            out.put('Z');
        }
        out.put('"');
    }

    /** The end where it is not there. */
    private static int indexOf(byte[] text, char ascii, int from, int end) {
        for (int i = from; i < end; i++) {
            if (text[i] == ascii) {
                return i;
            }
        }
        return end;
    }

    /** The session is in UTC: {@code +00} stands behind each. */
    private static int withoutZone(byte[] text, int from, int to) {
        boolean zone = to - from > 3 && text[to - 3] == '+' && text[to - 2] == '0' && text[to - 1] == '0';
        return zone ? to - 3 : to;
    }

    /** {@code \x0a0b}. */
    private static void bytes(byte[] text, int from, int to, JsonBytes out) {
        byte[] decoded = new byte[(to - from - 2) / 2];
        for (int i = 0; i < decoded.length; i++) {
            int at = from + 2 + 2 * i;
            decoded[i] = (byte) (Character.digit(text[at], 16) << 4 | Character.digit(text[at + 1], 16));
        }
        base64(decoded, out);
    }

    private static void base64(byte[] bytes, JsonBytes out) {
        out.put('"');
        out.put(Base64.getEncoder().encode(bytes));
        out.put('"');
    }
}
