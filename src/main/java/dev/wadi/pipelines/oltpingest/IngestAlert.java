package dev.wadi.pipelines.oltpingest;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The message to people about a table that could not be ingested (spec section 8): at most one for each table and run.
 *
 * @param subject ASCII, at most 100 characters, one line
 * @param body {@code name: value}, a line each
 */
public record IngestAlert(String subject, String body) {
    private static final int LONGEST_SUBJECT = 100;
    private static final int LONGEST_VALUE = 1000;

    /**
     * What went wrong.
     *
     * @param system what the subject begins with, with the environment
     * @param id of the object that was to come; 0 where that is not known
     * @param fields by their names, in order
     */
    public static IngestAlert of(String system, String environment, String table, long id, Map<String, Object> fields) {
        String subject = "[" + system + " " + environment + "] ingestion failed: " + table
                + (id == 0 ? "" : String.format(Locale.ROOT, " %08d", id));
        StringBuilder body = new StringBuilder();
        new LinkedHashMap<>(fields).forEach((name, value) -> body.append(name)
                .append(": ")
                .append(oneLine(value == null ? "" : value.toString(), LONGEST_VALUE))
                .append('\n'));
        return new IngestAlert(ascii(oneLine(subject, LONGEST_SUBJECT)), body.toString());
    }

    private static String oneLine(String text, int longest) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= longest ? line : line.substring(0, longest - 3) + "...";
    }

    /** What a topic refuses in a subject. */
    private static String ascii(String text) {
        return text.replaceAll("[^\\x20-\\x7E]", "?");
    }
}
