package dev.wadi.edge.jdbc.json;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** The text of an array, {@code {1,NULL,"a \"b\""}}, nested where it has several dimensions; its bounds, {@code [2:3]=}, are left out. */
record ArrayText(char delimiter) {
    private static final byte[] NULL = "NULL".getBytes(US_ASCII);
    private static final byte[] JSON_NULL = "null".getBytes(US_ASCII);

    @FunctionalInterface
    interface Element {
        void write(byte[] text, int from, int to, JsonBytes out);
    }

    void write(byte[] text, JsonBytes out, Element element) {
        int begin = 0;
        if (text[0] == '[') {
            while (text[begin] != '=') {
                begin++;
            }
            begin++;
        }
        write(text, begin, out, element);
    }

    /** @param at of the opening brace; returns what is behind the closing one */
    private int write(byte[] text, int at, JsonBytes out, Element element) {
        out.put('[');
        int i = at + 1;
        while (text[i] != '}') {
            if (text[i] == delimiter) {
                out.put(',');
                i++;
            } else if (text[i] == '{') {
                i = write(text, i, out, element);
            } else if (text[i] == '"') {
                i = quoted(text, i + 1, out, element);
            } else {
                i = plain(text, i, out, element);
            }
        }
        out.put(']');
        return i + 1;
    }

    private static int quoted(byte[] text, int from, JsonBytes out, Element element) {
        byte[] value = new byte[text.length - from];
        int length = 0;
        int i = from;
        while (text[i] != '"') {
            if (text[i] == '\\') {
                i++;
            }
            value[length++] = text[i++];
        }
        element.write(value, 0, length, out);
        return i + 1;
    }

    private int plain(byte[] text, int from, JsonBytes out, Element element) {
        int to = from;
        while (text[to] != delimiter && text[to] != '}') {
            to++;
        }
        if (isNull(text, from, to)) {
            out.put(JSON_NULL);
        } else {
            element.write(text, from, to, out);
        }
        return to;
    }

    private static boolean isNull(byte[] text, int from, int to) {
        if (to - from != NULL.length) {
            return false;
        }
        for (int i = 0; i < NULL.length; i++) {
            if (text[from + i] != NULL[i]) {
                return false;
            }
        }
        return true;
    }
}
