package dev.wadi.blocks.redis;

import dev.wadi.delivery.RefusedException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/** Values as the text that Redis keeps. */
final class FieldText {
    /** A number with more places is written with an exponent. */
    private static final int MOST_PLACES = 1000;

    private FieldText() {}

    /** @throws RefusedException for what has no text of its own: a list, a map, half of a surrogate pair */
    static String of(String field, Object value) throws RefusedException {
        if (value instanceof BigDecimal number) {
            return Math.abs((long) number.scale()) > MOST_PLACES ? number.toString() : number.toPlainString();
        }
        if (value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        if (value instanceof String text) {
            if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
                throw new RefusedException(RedisReason.unsupported_value, field + " has half of a surrogate pair");
            }
            return text;
        }
        throw new RefusedException(
                RedisReason.unsupported_value,
                field + " is no text, number or boolean, but "
                        + (value == null ? "null" : "a " + value.getClass().getSimpleName()));
    }
}
