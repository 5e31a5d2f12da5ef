package dev.wadi.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What may stand in a setting: {@code text}, {@code name} (nothing that an expression or a URI could
 * take for its own: for a value that stands inside one), {@code file}, {@code boolean}, {@code flag} (an integer, where 0 is off, or true or false
 * in any case), {@code integer LOW..HIGH}, {@code time}, {@code table LOW..HIGH} (name of a DynamoDB table), {@code table or ARN}, {@code one of A|B}, or what a
 * {@link ResourceUse} is: a name, URL or ARN, or several.
 *
 * @param unit e.g. {@code seconds}; empty where it has none
 * @param low of an integer, or of the length of a name
 * @param high of an integer, or of the length of a name
 */
public record SettingType(String name, String unit, long low, long high) {
    private static final Pattern FORM = Pattern.compile("(text|name|file|boolean|flag|integer|time|table|table or ARN|"
            + ResourceUse.FORM + "|one of \\S+)(?: (-?\\d+)\\.\\.(-?\\d+))?(?:, ([a-z]+))?");
    private static final String ONE_OF = "one of ";
    private static final Pattern FLAG = Pattern.compile("\\s*([+-]?\\d+|(?i:true|false))\\s*");
    private static final Pattern TABLE = Pattern.compile("[A-Za-z0-9_.-]{3,255}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.:/-]+");
    private static final String TIME = "2026-11-21T00:00:00Z";
    private static final Pattern OFF = Pattern.compile("\\s*([+-]?0+|(?i:false))\\s*");

    /** @throws IllegalArgumentException if it is none of the known forms */
    static SettingType parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("unknown type [" + text + "]");
        }
        return new SettingType(
                form.group(1),
                form.group(4) == null ? "" : form.group(4),
                form.group(2) == null ? Long.MIN_VALUE : Long.parseLong(form.group(2)),
                form.group(3) == null ? Long.MAX_VALUE : Long.parseLong(form.group(3)));
    }

    boolean mayBeEmpty() {
        return List.of("text", "name", "time", "table", "table or ARN").contains(name) || use().isPresent();
    }

    /** What it points at; empty where it is only a value. */
    Optional<ResourceUse> use() {
        return ResourceUse.of(name);
    }

    /** The things that a value names: that of each of a list, or the tables of leases with those that the KCL keeps beside them. */
    public Stream<String> resources(String value) {
        return name.equals("lease-table")
                ? LeaseTableNames.all(value).stream()
                : Stream.of(value.split(",", -1)).map(String::strip).filter(one -> !one.isEmpty());
    }

    boolean isTable() {
        return name.equals("table") || name.equals("table or ARN");
    }

    /** A value that would do, for a setting whose default is empty. */
    String example() {
        return name.equals("time") ? TIME : "...";
    }

    /** What is wrong with the value, if anything. */
    Optional<String> problem(String value) {
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
            case "time" ->
                isTime(value)
                        ? Optional.empty()
                        : Optional.of("must be a time in UTC, such as " + TIME + ", not '" + value + "'");
            case "file" ->
                Files.isReadable(Path.of(value))
                        ? Optional.empty()
                        : Optional.of("names the file '" + value + "', which is not there or cannot be read");
            case "name" -> isName(value) ? Optional.empty() : noName(value);
            case "table", "lease-table" ->
                isTableName(value) && low <= value.length() && value.length() <= high
                        ? Optional.empty()
                        : Optional.of("must be the name of a DynamoDB table, " + low + " to " + high
                                + " letters, digits, '_', '-' and '.', not '" + value + "'");
            case "table or ARN" ->
                isTableName(Resource.of("table", value).name())
                        ? Optional.empty()
                        : Optional.of(
                                "must be the name of a DynamoDB table, 3 to 255 letters, digits, '_', '-' and '.', or its"
                                        + " ARN, not '" + value + "'");
            default -> {
                if (use().isPresent()) {
                    yield ResourceUse.problem(name, value);
                }
                yield name.startsWith(ONE_OF) && !List.of(choices()).contains(value)
                        ? Optional.of("must be one of " + String.join(", ", choices()) + ", not '" + value + "'")
                        : Optional.empty();
            }
        };
    }

    private static boolean isName(String value) {
        return NAME.matcher(value).matches();
    }

    private static Optional<String> noName(String value) {
        return Optional.of("must consist of letters from A to Z, digits, '_', '-', '.', ':' and '/', as it stands"
                + " inside an expression or a URI; not '" + value + "'");
    }

    /** Whether the value of a {@code flag} is on. */
    public static boolean isOn(String flag) {
        return !OFF.matcher(flag).matches();
    }

    /** Whether DynamoDB takes it as the name of a table. */
    public static boolean isTableName(String name) {
        return TABLE.matcher(name).matches();
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
        try {
            long number = Long.parseLong(value);
            return low <= number && number <= high;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
