package dev.wadi.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A value: {@code text}, {@code name} (nothing that an expression or a URI could take for its own: for a value that stands inside one), {@code file},
 * {@code boolean}, {@code flag} (an integer, where 0 is off, or true or false in any case), {@code integer LOW..HIGH},
 * {@code duration LOW..HIGH}, {@code size LOW..HIGH}, {@code time} or {@code one of A|B}.
 *
 * @param unit of a plain number, e.g. {@code seconds}; empty where it has none
 * @param low of an integer, of milliseconds or of bytes
 * @param high the same
 */
public record ValueType(String name, String unit, long low, long high, Notes notes) implements SettingType {
    private static final Pattern FORM = Pattern.compile(
            "(text|name|file|boolean|flag|integer|duration|size|time|one of \\S+)(?: (-?\\w+)\\.\\.(-?\\w+))?(?:, ([a-z]+))?");
    /** For a person. */
    static final String FORMS =
            "text, name, file, boolean, flag, integer LOW..HIGH, duration LOW..HIGH, size LOW..HIGH, time, one of A|B";

    private static final String LIST = "list";
    private static final String ONE_OF = "one of ";
    private static final Pattern FLAG = Pattern.compile("\\s*([+-]?\\d+|(?i:true|false))\\s*");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.:/-]+");
    private static final String TIME = "2026-11-21T00:00:00Z";

    static Optional<ValueType> of(String text, Notes notes) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        String name = form.group(1);
        if (name.equals("duration") && form.group(4) != null && !form.group(4).matches("seconds|milliseconds")) {
            throw new IllegalArgumentException(
                    "plain numbers of a duration are seconds or milliseconds, not " + form.group(4));
        }
        return Optional.of(new ValueType(
                name,
                form.group(4) == null ? "" : form.group(4),
                form.group(2) == null ? Long.MIN_VALUE : bound(name, form.group(2)),
                form.group(3) == null ? Long.MAX_VALUE : bound(name, form.group(3)),
                notes));
    }

    private static long bound(String type, String text) {
        return number(type, text, "ms")
                .orElseThrow(() -> new IllegalArgumentException("'" + text + "' is no bound of a type " + type));
    }

    /** Milliseconds of a duration, bytes of a size. */
    private static OptionalLong number(String type, String text, String plain) {
        return switch (type) {
            case "duration" ->
                TimeSpan.of(text, plain)
                        .map(span -> OptionalLong.of(span.toMillis()))
                        .orElseGet(OptionalLong::empty);
            case "size" -> ByteSize.of(text);
            default -> integer(text);
        };
    }

    private static OptionalLong integer(String text) {
        try {
            return OptionalLong.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    @Override
    public String text() {
        return form() + (notes.has(LIST) ? ", list" : "");
    }

    private String form() {
        if (low == Long.MIN_VALUE) {
            return name + (unit.isEmpty() ? "" : ", " + unit);
        }
        return switch (name) {
            case "duration" -> name + " " + bounds("..") + (unit.isEmpty() ? "" : ", plain numbers in " + unit);
            case "size" -> name + " " + bounds("..");
            default -> name + " " + bounds("..") + (unit.isEmpty() ? "" : ", " + unit);
        };
    }

    private String bounds(String between) {
        return bound(low) + between + bound(high);
    }

    private String bound(long number) {
        return switch (name) {
            case "duration" -> TimeSpan.text(Duration.ofMillis(number));
            case "size" -> ByteSize.text(number);
            default -> Long.toString(number);
        };
    }

    @Override
    public boolean mayBeEmpty() {
        return notes.has(LIST)
                ? notes.has("optional")
                : List.of("text", "name", "time").contains(name);
    }

    @Override
    public String example() {
        return name.equals("time") ? TIME : "...";
    }

    @Override
    public Optional<String> problem(String value) {
        if (!notes.has(LIST)) {
            return problemOfOne(value);
        }
        List<String> values = resources(value).toList();
        return values.isEmpty()
                ? Optional.of("must have a value, or several separated by commas, not '" + value + "'")
                : values.stream()
                        .flatMap(one -> problemOfOne(one).stream())
                        .findFirst()
                        .map(wrong -> wrong + ". Several are separated by commas");
    }

    private Optional<String> problemOfOne(String value) {
        return switch (name) {
            case "boolean" ->
                value.equals("true") || value.equals("false")
                        ? Optional.empty()
                        : Optional.of("must be true or false, not '" + value + "'");
            case "flag" ->
                FLAG.matcher(value).matches()
                        ? Optional.empty()
                        : Optional.of("must be true, false or an integer, where 0 is off, not '" + value + "'");
            case "integer" ->
                isInRange(value)
                        ? Optional.empty()
                        : Optional.of("must be an integer from " + low + " to " + high
                                + (unit.isEmpty() ? "" : " (" + unit + ")") + ", not '" + value + "'" + hint(value));
            case "duration" ->
                isInRange(value)
                        ? Optional.empty()
                        : Optional.of("must be a time from " + bounds(" to ")
                                + ", with its unit: ms, s, m, h or d; not '" + value + "'");
            case "size" ->
                isInRange(value)
                        ? Optional.empty()
                        : Optional.of("must be a size from " + bounds(" to ") + ", with its unit: B, KiB or MiB; not '"
                                + value + "'");
            case "time" ->
                isTime(value)
                        ? Optional.empty()
                        : Optional.of("must be a time in UTC, such as " + TIME + ", not '" + value + "'");
            case "file" ->
                Files.isReadable(Path.of(value))
                        ? Optional.empty()
                        : Optional.of("names the file '" + value + "', which is not there or cannot be read");
            case "name" ->
                NAME.matcher(value).matches()
                        ? Optional.empty()
                        : Optional.of(
                                "must consist of letters from A to Z, digits, '_', '-', '.', ':' and '/', as it stands"
                                        + " inside an expression or a URI; not '" + value + "'");
            default ->
                name.startsWith(ONE_OF) && !List.of(choices()).contains(value)
                        ? Optional.of("must be one of " + String.join(", ", choices()) + ", not '" + value + "'")
                        : Optional.empty();
        };
    }

    private String[] choices() {
        return name.substring(ONE_OF.length()).split("\\|");
    }

    /** A service named {@code redis} in the same namespace overwrites the variable {@code REDIS_PORT}. */
    private static String hint(String value) {
        return value.startsWith("tcp://")
                ? ". Kubernetes sets such a variable for each service of the namespace: write enableServiceLinks: false in"
                        + " the specification of the pod"
                : "";
    }

    private static boolean isTime(String value) {
        try {
            Instant.parse(value);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private boolean isInRange(String value) {
        OptionalLong number = number(name, value, unit.equals("seconds") ? "s" : "ms");
        return number.isPresent() && low <= number.getAsLong() && number.getAsLong() <= high;
    }
}
