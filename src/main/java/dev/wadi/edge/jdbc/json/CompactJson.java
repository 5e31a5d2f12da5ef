package dev.wadi.edge.jdbc.json;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A JSON value as the database has it, without the blanks and line ends outside its strings, and without the escapes that JSON does not require. */
final class CompactJson {
    private static final int HEX_DIGITS = 4;

    private CompactJson() {}

    static void compact(byte[] text, int from, int to, JsonBytes out) {
        boolean inString = false;
        int begin = from;
        int i = from;
        while (i < to) {
            byte one = text[i];
            int next = i + 1;
            if (inString && one == '\\') {
                out.put(text, begin, i);
                next = unescape(text, i, to, out);
                begin = next;
            } else if (one == '"') {
                inString = !inString;
            } else if (!inString && (one == ' ' || one == '\n' || one == '\r' || one == '\t')) {
                out.put(text, begin, i);
                begin = next;
            }
            i = next;
        }
        out.put(text, begin, to);
    }

    /** Writes what the escape at this place stands for; returns what is behind it. */
    private static int unescape(byte[] text, int at, int to, JsonBytes out) {
        if (text[at + 1] != 'u') {
            out.put(text, text[at + 1] == '/' ? at + 1 : at, at + 2);
            return at + 2;
        }
        int end = at + 2 + HEX_DIGITS;
        char one = unit(text, at);
        boolean isPair = Character.isHighSurrogate(one)
                && end + 2 + HEX_DIGITS < to
                && text[end] == '\\'
                && text[end + 1] == 'u'
                && Character.isLowSurrogate(unit(text, end));
        if (isPair) {
            out.put(new String(new char[] {one, unit(text, end)}).getBytes(UTF_8));
            return end + 2 + HEX_DIGITS;
        }
        if (Character.isSurrogate(one)) {
            // half a character is none of UTF-8
            out.put(text, at, end);
        } else {
            out.putEscaped(String.valueOf(one).getBytes(UTF_8));
        }
        return end;
    }

    /** Of {@code \\uXXXX} at this place. */
    private static char unit(byte[] text, int at) {
        return (char) Integer.parseInt(new String(text, at + 2, HEX_DIGITS, UTF_8), 16);
    }
}
