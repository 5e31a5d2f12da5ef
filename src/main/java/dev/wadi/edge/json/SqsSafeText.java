package dev.wadi.edge.json;

import java.util.Locale;

/** JSON text that SQS and SNS take: what they refuse in a message stands as escapes, the two non-characters and halves of a surrogate pair. */
public final class SqsSafeText {
    private SqsSafeText() {}

    public static String escape(String json) {
        if (json.chars().noneMatch(c -> c >= Character.MIN_SURROGATE)) {
            return json; // nearly always
        }
        StringBuilder escaped = new StringBuilder(json.length());
        json.codePoints().forEach(c -> {
            boolean refused =
                    c == 0xFFFE || c == 0xFFFF || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
            if (refused) {
                escaped.append(String.format(Locale.ROOT, "\\u%04X", c));
            } else {
                escaped.appendCodePoint(c);
            }
        });
        return escaped.toString();
    }
}
