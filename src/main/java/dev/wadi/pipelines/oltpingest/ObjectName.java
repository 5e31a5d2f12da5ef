package dev.wadi.pipelines.oltpingest;

import java.time.DateTimeException;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The key of an object (spec section 3).
 *
 * @param id counts the objects of a table, from 1 on
 * @param timestamp the watermark of the table after this object
 */
public record ObjectName(String table, long id, Watermark timestamp) {
    /** Ids are compared as numbers: above 99999999 they get longer. */
    public static final Comparator<ObjectName> BY_ID = Comparator.comparingLong(ObjectName::id);

    private static final Pattern TAIL = Pattern.compile("(\\d{8}|[1-9]\\d{8,17})_(\\d{8}T\\d{12})\\.jsonl");

    /** Empty for whatever else lies there: the same table name must stand in it twice. */
    public static Optional<ObjectName> parse(String table, String key) {
        String begin = prefix(table) + table + "_";
        if (!key.startsWith(begin)) {
            return Optional.empty();
        }
        Matcher tail = TAIL.matcher(key.substring(begin.length()));
        try {
            return tail.matches() && Long.parseLong(tail.group(1)) > 0
                    ? Optional.of(new ObjectName(table, Long.parseLong(tail.group(1)), Watermark.ofKey(tail.group(2))))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Of all objects of the table. */
    public static String prefix(String table) {
        return table + "/";
    }

    /** Of all objects with this id, whatever their timestamp: there may be one. */
    public String idPrefix() {
        return prefix(table) + table + "_" + String.format(Locale.ROOT, "%08d", id) + "_";
    }

    public String key() {
        return idPrefix() + timestamp.key() + ".jsonl";
    }

    @Override
    public String toString() {
        return key();
    }
}
