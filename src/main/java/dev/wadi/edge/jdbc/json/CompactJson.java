package dev.wadi.edge.jdbc.json;

/** A JSON value as the database has it, without the blanks and line ends that stand outside its strings. */
final class CompactJson {
    private CompactJson() {}

    static void compact(byte[] text, int from, int to, JsonBytes out) {
        boolean inString = false;
        int begin = from;
        for (int i = from; i < to; i++) {
            byte one = text[i];
            if (inString && one == '\\') {
                i++;
            } else if (one == '"') {
                inString = !inString;
            } else if (!inString && (one == ' ' || one == '\n' || one == '\r' || one == '\t')) {
                out.put(text, begin, i);
                begin = i + 1;
            }
        }
        out.put(text, begin, to);
    }
}
