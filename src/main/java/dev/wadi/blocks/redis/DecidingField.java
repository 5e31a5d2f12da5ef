package dev.wadi.blocks.redis;

import dev.wadi.delivery.RefusedException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** A field of a hash that decides which of two records is newer. */
record DecidingField(String name, Kind kind) {
    private static final int LONGEST_SHOWN = 60;

    /** How two values compare; set-fields.lua knows the same. */
    enum Kind {
        time("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})"),
        number("[+-]?[0-9]+(\\.[0-9]*)?"),
        text("(?s).*");

        private final Pattern form;

        Kind(String form) {
            this.form = Pattern.compile(form);
        }

        boolean has(String value) {
            return form.matcher(value).matches() && (this != time || isTime(value));
        }

        private static boolean isTime(String value) {
            try {
                OffsetDateTime.parse(value);
                return true;
            } catch (DateTimeException e) {
                return false;
            }
        }
    }

    /**
     * @param names separated by commas
     * @param kinds one for all, or one for each, separated by commas
     * @throws IllegalArgumentException for what cannot be
     */
    static List<DecidingField> parse(String names, String kinds) {
        List<String> fields = words(names);
        List<String> ofFields = words(kinds);
        if (ofFields.size() != 1 && ofFields.size() != fields.size()) {
            throw new IllegalArgumentException("newerIs has " + ofFields.size() + " kinds for the " + fields.size()
                    + " fields of newer. Write one for all of them, or one for each");
        }
        List<DecidingField> deciding = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            deciding.add(new DecidingField(fields.get(i), kind(ofFields.get(ofFields.size() == 1 ? 0 : i))));
        }
        return List.copyOf(deciding);
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    }

    private static Kind kind(String word) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.name().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("newerIs is " + word + ". Write time, number or text"));
    }

    /** @throws RefusedException if the value cannot be compared as this field is */
    void requireComparable(String value) throws RefusedException {
        if (!kind.has(value)) {
            throw new RefusedException(
                    RedisReason.not_comparable,
                    name + " is no " + kind
                            + (kind == Kind.time ? " with a zone, such as 2026-11-20T10:00:00Z" : "") + ": "
                            + value.substring(0, Math.min(value.length(), LONGEST_SHOWN)));
        }
    }
}
