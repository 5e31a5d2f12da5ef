package dev.wadi.pipelines.turbinestatus;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wadi.delivery.RefusedException;
import dev.wadi.edge.json.ExactNumber;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Event times (spec section 2): ISO-8601 with seconds and {@code Z} or an offset, or a number; 10^11 and above is epoch milliseconds, smaller is
 * epoch seconds. Written in UTC with three decimals, so that texts compare as times do.
 */
final class EventTime {
    private static final Pattern ISO =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final BigDecimal FIRST_MILLIS = BigDecimal.TEN.pow(11);
    private static final BigDecimal LAST_MILLIS = BigDecimal.TEN.pow(18);
    private static final DateTimeFormatter TEXT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final Instant FIRST_INSTANT = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LAST_INSTANT = Instant.parse("9999-12-31T23:59:59.999Z");

    private EventTime() {}

    /** Beyond the year 9999 it is {@link Instant#MAX}, which no future rule lets through. */
    static Instant parse(JsonNode value) throws RefusedException {
        try {
            Instant time = value.isNumber() ? number(value.decimalValue()) : text(value);
            if (time.isBefore(FIRST_INSTANT)) {
                throw invalid(value);
            }
            return time.isAfter(LAST_INSTANT) ? Instant.MAX : time;
        } catch (DateTimeException e) {
            throw invalid(value);
        }
    }

    static String format(Instant time) {
        return TEXT.format(time);
    }

    private static Instant text(JsonNode value) throws RefusedException {
        String text = value.isTextual() ? value.textValue() : "";
        if (DIGITS.matcher(text).matches()) {
            return number(ExactNumber.parse(text));
        }
        if (!ISO.matcher(text).matches()) {
            throw invalid(value);
        }
        return OffsetDateTime.parse(cutFraction(text)).toInstant();
    }

    /** To milliseconds, before parsing: more than nine digits are legal ISO-8601, but not for java.time. */
    private static String cutFraction(String text) {
        int dot = text.indexOf('.');
        if (dot < 0) {
            return text;
        }
        int end = dot + 1;
        while (Character.isDigit(text.charAt(end))) {
            end++;
        }
        return text.substring(0, Math.min(dot + 4, end)) + text.substring(end);
    }

    private static Instant number(BigDecimal number) {
        BigDecimal millis = number.compareTo(FIRST_MILLIS) >= 0 ? number : number.movePointRight(3);
        if (millis.abs().compareTo(LAST_MILLIS) >= 0) {
            return millis.signum() > 0 ? Instant.MAX : Instant.MIN;
        }
        return Instant.ofEpochMilli(millis.setScale(0, RoundingMode.FLOOR).longValueExact());
    }

    private static RefusedException invalid(JsonNode value) {
        String shown = value.toString();
        return new RefusedException(
                SignalReason.invalid_timestamp,
                "timestamp " + (shown.length() > 60 ? shown.substring(0, 60) + "..." : shown));
    }
}
