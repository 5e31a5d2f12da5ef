package dev.wadi.local.emulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Checks members against the bounds of the service's model, and refuses the call with all breaches in one
 * {@code ValidationException}, worded as AWS words them.
 */
public final class Constraints {

    /** AWS lists no more than this many breaches. */
    private static final int MOST_LISTED = 10;

    private final Input input;
    private final String path;
    private final List<String> breaches;

    public Constraints(Input input) {
        this(input, "", new ArrayList<>());
    }

    private Constraints(Input input, String path, List<String> breaches) {
        this.input = input;
        this.path = path;
        this.breaches = breaches;
    }

    /** For an element of a list: its breaches count among these ones, under the path {@code list.1.member}. */
    public Constraints element(String list, int index, Input element) {
        return new Constraints(element, path + lowerFirst(list) + "." + (index + 1) + ".member.", breaches);
    }

    /** For a structure within this one: its breaches count among these ones, under the path {@code name}. */
    public Constraints structure(String name, Input structure) {
        return new Constraints(structure, path + lowerFirst(name) + ".", breaches);
    }

    public Constraints required(String... names) {
        for (String name : names) {
            if (!input.has(name)) {
                breaches.add("Value null at '" + path + lowerFirst(name)
                        + "' failed to satisfy constraint: Member must not be null");
            }
        }
        return this;
    }

    /** Length of a text, in characters. */
    public Constraints length(String name, int least, int most) {
        input.text(name).ifPresent(value -> bounds(name, "'" + value + "'", "length", value.length(), least, most));
        return this;
    }

    /** Length of a blob, in bytes. */
    public Constraints size(String name, int most) {
        input.bytes(name).ifPresent(value -> {
            String shown = "'java.nio.HeapByteBuffer[pos=0 lim=" + value.length + " cap=" + value.length + "]'";
            bounds(name, shown, "length", value.length, 0, most);
        });
        return this;
    }

    /** Number of elements of a list. */
    public Constraints count(String name, int size, int least, int most) {
        return count(name, size == 0 ? "[]" : "[" + size + " elements]", size, least, most);
    }

    /** As {@link #count(String, int, int, int)}, where AWS shows the elements in its own way. */
    public Constraints count(String name, String shown, int size, int least, int most) {
        if (input.has(name)) {
            bounds(name, "'" + shown + "'", "length", size, least, most);
        }
        return this;
    }

    public Constraints range(String name, int least, int most) {
        input.integer(name).ifPresent(value -> bounds(name, "'" + value + "'", "value", value, least, most));
        return this;
    }

    public Constraints least(String name, long least) {
        input.longInteger(name)
                .filter(value -> value < least)
                .ifPresent(value ->
                        add(name, "'" + value + "'", "Member must have value greater than or equal to " + least));
        return this;
    }

    public Constraints pattern(String name, Pattern pattern) {
        input.text(name)
                .filter(value -> !pattern.matcher(value).matches())
                .ifPresent(value ->
                        add(name, "'" + value + "'", "Member must satisfy regular expression pattern: " + pattern));
        return this;
    }

    public Constraints oneOf(String name, List<String> values) {
        input.text(name)
                .filter(value -> !values.contains(value))
                .ifPresent(value -> add(name, "'" + value + "'", "Member must satisfy enum value set: " + values));
        return this;
    }

    /** Refuses the call if anything was found. */
    public void check() {
        if (breaches.isEmpty()) {
            return;
        }
        List<String> listed = breaches.subList(0, Math.min(MOST_LISTED, breaches.size()));
        throw AwsException.invalid(listed.size() + " validation error" + (listed.size() > 1 ? "s" : "") + " detected: "
                + String.join("; ", listed));
    }

    private void bounds(String name, String shown, String measure, int actual, int least, int most) {
        if (actual < least) {
            add(name, shown, "Member must have " + measure + " greater than or equal to " + least);
        }
        if (actual > most) {
            add(name, shown, "Member must have " + measure + " less than or equal to " + most);
        }
    }

    private void add(String name, String shown, String constraint) {
        breaches.add(
                "Value " + shown + " at '" + path + lowerFirst(name) + "' failed to satisfy constraint: " + constraint);
    }

    private static String lowerFirst(String name) {
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }
}
