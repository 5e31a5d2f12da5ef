package dev.wadi.settings;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A length of time with its unit, as settings have it: {@code 200ms}, {@code 5s}, {@code 5m}, {@code 2h}, {@code 14d}. */
public final class TimeSpan {
    private static final Pattern FORM = Pattern.compile("(\\d{1,15})(ms|s|m|h|d)?");

    private TimeSpan() {}

    /**
     * Empty for what is none.
     *
     * @param plain the unit of a number without one, {@code ms} or {@code s}
     */
    public static Optional<Duration> of(String text, String plain) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        long millis =
                switch (form.group(2) == null ? plain : form.group(2)) {
                    case "d" -> Duration.ofDays(1).toMillis();
                    case "h" -> Duration.ofHours(1).toMillis();
                    case "m" -> Duration.ofMinutes(1).toMillis();
                    case "s" -> Duration.ofSeconds(1).toMillis();
                    default -> 1;
                };
        try {
            return Optional.of(Duration.ofMillis(Math.multiplyExact(Long.parseLong(form.group(1)), millis)));
        } catch (ArithmeticException tooLong) {
            return Optional.empty();
        }
    }

    /**
     * Of a setting whose plain numbers are seconds.
     *
     * @throws IllegalArgumentException for what is none
     */
    public static Duration ofSeconds(String text) {
        return of(text.strip(), "s")
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + text + "' is no length of time, such as 500ms, 5s, 5m or 2h"));
    }

    /** In the largest unit that has it whole. */
    static String text(Duration span) {
        long millis = span.toMillis();
        if (millis == 0 || millis % 1_000 != 0) {
            return millis + (millis == 0 ? "s" : "ms");
        }
        long seconds = millis / 1_000;
        if (seconds % 60 != 0) {
            return seconds + "s";
        }
        long minutes = seconds / 60;
        return minutes % 60 != 0 ? minutes + "m" : minutes / 60 + "h";
    }
}
