package dev.wadi.blocks.dynamodb;

import dev.wadi.delivery.RefusedException;
import dev.wadi.edge.json.ExactNumber;
import dev.wadi.edge.json.JsonValueWriter;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How the route wants an attribute to be stored, whatever its value is. */
enum AttributeKind {
    TEXT,
    NUMBER,
    BOOLEAN;

    private static final Pattern NUMBER_FORM =
            Pattern.compile("[+-]?[0-9]{1,1000}(\\.[0-9]{1,1000})?([eE][+-]?[0-9]{1,9})?");
    private static final int MOST_PLACES = 1000;
    private static final int LONGEST_SHOWN = 60;

    /** @throws IllegalArgumentException for another word */
    static AttributeKind of(String option, String word) {
        return Arrays.stream(values())
                .filter(one -> one.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Option " + option + " is \"" + word
                        + "\". Write one of "
                        + Arrays.stream(values()).map(AttributeKind::word).collect(Collectors.joining(", "))));
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws RefusedException if the value can be none of this kind */
    Object convert(Object value) throws RefusedException {
        return switch (this) {
            case TEXT -> text(value);
            case NUMBER -> number(value);
            case BOOLEAN -> flag(value);
        };
    }

    private static String text(Object value) {
        if (value instanceof BigDecimal number && Math.abs((long) number.scale()) <= MOST_PLACES) {
            return number.toPlainString();
        }
        return value instanceof Map || value instanceof List ? JsonValueWriter.text(value) : String.valueOf(value);
    }

    private static Object number(Object value) throws RefusedException {
        if (value instanceof Number) {
            return value;
        }
        if (value instanceof String text && NUMBER_FORM.matcher(text).matches()) {
            return ExactNumber.parse(text);
        }
        throw new RefusedException(TableReason.not_a_number, "no number: " + shown(value));
    }

    private static Object flag(Object value) throws RefusedException {
        if (value instanceof Boolean) {
            return value;
        }
        if ("true".equals(value) || "false".equals(value)) {
            return Boolean.valueOf((String) value);
        }
        throw new RefusedException(TableReason.not_a_boolean, "neither true nor false: " + shown(value));
    }

    private static String shown(Object value) {
        String text = String.valueOf(value);
        return text.substring(0, Math.min(text.length(), LONGEST_SHOWN));
    }
}
