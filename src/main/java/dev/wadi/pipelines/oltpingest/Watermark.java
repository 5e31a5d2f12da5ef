package dev.wadi.pipelines.oltpingest;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How far a table is ingested: a time without zone, to the microsecond (spec sections 2 to 4). */
public record Watermark(LocalDateTime time) implements Comparable<Watermark> {
    /** Of a table whose rows tell no time. Rows of any time are newer. */
    public static final Watermark NONE_SEEN = new Watermark(LocalDateTime.of(1, 1, 1, 0, 0));

    /** Where the fraction begins in the text of the database. */
    private static final int SECONDS_END = 19;

    private static final DateTimeFormatter PARAMETER =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS", Locale.ROOT);
    private static final DateTimeFormatter KEY = new DateTimeFormatterBuilder()
            .appendPattern("uuuuMMdd'T'HHmmss")
            .appendFraction(ChronoField.MICRO_OF_SECOND, 6, 6, false)
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);
    /** A fraction of any length; what is behind the microseconds is left out. */
    private static final Pattern LENIENT =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)[T ](\\d\\d:\\d\\d:\\d\\d)(?:[.,](\\d{1,6})\\d*)?Z?");

    public static Watermark ofKey(String text) {
        return new Watermark(LocalDateTime.parse(text, KEY));
    }

    /**
     * With {@code T} or a blank between, and any fraction.
     *
     * @throws DateTimeException for anything else
     */
    public static Watermark parse(String text) {
        Matcher found = LENIENT.matcher(text.strip());
        if (!found.matches()) {
            throw new DateTimeException("no time: " + text);
        }
        String fraction = found.group(3) == null ? "" : "." + found.group(3);
        return new Watermark(LocalDateTime.parse(found.group(1) + "T" + found.group(2) + fraction));
    }

    /** As the database prints it, or a JSON Lines object has it; empty for an infinite one, and for one that no watermark can be. */
    public static Optional<Watermark> ofRow(String text) {
        try {
            String time = text.length() == "2026-11-03".length() ? text + "T00:00:00" : text;
            return Optional.of(parse(time));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The same of the bytes that the database sends; for each row, and therefore by hand where they are in the usual form. */
    public static Optional<Watermark> ofDatabase(byte[] text) {
        if (!isUsual(text)) {
            return ofRow(new String(text, StandardCharsets.US_ASCII));
        }
        int nanos = 0;
        for (int i = SECONDS_END + 1, unit = 100_000_000; i < text.length; i++, unit /= 10) {
            nanos += (text[i] - '0') * unit;
        }
        return Optional.of(new Watermark(LocalDateTime.of(
                number(text, 0, 4),
                number(text, 5, 7),
                number(text, 8, 10),
                number(text, 11, 13),
                number(text, 14, 16),
                number(text, 17, SECONDS_END),
                nanos)));
    }

    /** {@code 2026-11-03 08:15:00}, and perhaps a fraction. */
    private static boolean isUsual(byte[] text) {
        if (text.length < SECONDS_END || text.length > SECONDS_END + 7) {
            return false;
        }
        for (int i = 0; i < text.length; i++) {
            boolean digit = text[i] >= '0' && text[i] <= '9';
            boolean right =
                    switch (i) {
                        case 4, 7 -> text[i] == '-';
                        case 10 -> text[i] == ' ';
                        case 13, 16 -> text[i] == ':';
                        case SECONDS_END -> text[i] == '.';
                        default -> digit;
                    };
            if (!right) {
                return false;
            }
        }
        return true;
    }

    private static int number(byte[] text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + text[i] - '0';
        }
        return number;
    }

    /** Not before the first time that a key can have. */
    public Watermark minus(Duration overlap) {
        return later(new Watermark(time.minus(overlap)), NONE_SEEN);
    }

    public Watermark plus(Duration overlap) {
        return new Watermark(time.plus(overlap));
    }

    public static Watermark later(Watermark one, Watermark other) {
        return one.isAfter(other) ? one : other;
    }

    public boolean isAfter(Watermark other) {
        return time.isAfter(other.time);
    }

    /** As it stands in a key. */
    public String key() {
        return KEY.format(time);
    }

    /** As it stands in the parameter store. */
    public String parameter() {
        return PARAMETER.format(time);
    }

    @Override
    public int compareTo(Watermark other) {
        return time.compareTo(other.time);
    }

    @Override
    public String toString() {
        return parameter();
    }
}
