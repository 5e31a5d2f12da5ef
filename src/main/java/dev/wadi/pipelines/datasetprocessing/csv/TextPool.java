package dev.wadi.pipelines.datasetprocessing.csv;

import java.util.HashMap;
import java.util.Map;

/** One string for each text of a column, however often it stands there: a file of a hundred thousand rows has a few hundred names. */
final class TextPool {
    private final Map<String, String> texts = new HashMap<>();
    /** Most often the next is the same. */
    private String last = "";

    String get(char[] text, int from, int length) {
        if (!isLast(text, from, length)) {
            String next = new String(text, from, length);
            String known = texts.putIfAbsent(next, next);
            last = known == null ? next : known;
        }
        return last;
    }

    private boolean isLast(char[] text, int from, int length) {
        if (length != last.length()) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text[from + i] != last.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
