package dev.wadi.settings;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the value of a setting points at, and what is done there: {@code stream read}, {@code table read, put}. */
public record ResourceUse(ResourceKind kind, Set<Access> accesses, Notes notes) implements SettingType {

    /** What is done with a thing. */
    public enum Access {
        /** Of a stream: records come from it. */
        READ,
        /** A transaction depends on what stands there. */
        CHECK,
        /** Messages come from it. */
        RECEIVE,
        WRITE,
        SEND,
        PUBLISH,
        PUT,
        UPDATE,
        DELETE,
        QUERY,
        /** One instance at a time holds a row. */
        LOCK,
        LIST,
        POST;

        /** As declarations have it. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public ResourceUse {
        accesses = accesses.isEmpty() ? Set.of() : Set.copyOf(accesses);
    }

    /** @throws IllegalArgumentException for what cannot be done with such a thing */
    static Optional<ResourceUse> of(String text, Notes notes) {
        String[] words = text.split("[, ]+", -1);
        Optional<ResourceKind> kind = ResourceKind.of(words[0]);
        return kind.map(known -> new ResourceUse(known, accesses(known, words), notes));
    }

    private static Set<Access> accesses(ResourceKind kind, String... words) {
        Set<Access> accesses = EnumSet.noneOf(Access.class);
        Arrays.stream(words).skip(1).map(word -> access(kind, word)).forEach(accesses::add);
        if (!kind.allows(accesses)) {
            throw new IllegalArgumentException("what is done with the " + kind.text() + " is missing" + known(kind));
        }
        return accesses;
    }

    private static Access access(ResourceKind kind, String word) {
        return kind.accesses().stream()
                .filter(access -> access.text().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + word + "' cannot be done with a " + kind.text() + known(kind)));
    }

    private static String known(ResourceKind kind) {
        return kind.accesses().isEmpty()
                ? ": write [" + kind.text() + "]"
                : ", known are: "
                        + kind.accesses().stream().sorted().map(Access::text).collect(Collectors.joining(", "));
    }

    @Override
    public String text() {
        String done = accesses.stream().sorted().map(Access::text).collect(Collectors.joining(", "));
        return (kind.text() + " " + done).strip() + (notes.has("list") ? ", list" : "");
    }

    /** Records of a route come from it. */
    public boolean isSource() {
        return is(ResourceKind.STREAM, Access.READ)
                || is(ResourceKind.QUEUE, Access.RECEIVE)
                || is(ResourceKind.DATABASE, Access.READ);
    }

    /** Records, messages or events go to it. */
    public boolean isOutput() {
        return is(ResourceKind.STREAM, Access.WRITE)
                || is(ResourceKind.QUEUE, Access.SEND)
                || is(ResourceKind.TOPIC, Access.PUBLISH);
    }

    /** Whether one instance at a time works with what these settings name, by a lease. */
    public static boolean isLeased(Collection<Setting> settings) {
        return settings.stream()
                .flatMap(setting -> setting.type().use().stream())
                .anyMatch(use -> use.accesses().contains(Access.LOCK));
    }

    private boolean is(ResourceKind other, Access access) {
        return kind == other && accesses.contains(access);
    }

    @Override
    public Optional<ResourceUse> use() {
        return Optional.of(this);
    }

    @Override
    public boolean mayBeEmpty() {
        return notes.has("optional");
    }

    @Override
    public Optional<String> problem(String value) {
        return notes.has("list")
                ? Stream.of(value.split(",", -1))
                        .map(String::strip)
                        .flatMap(one -> kind.problem(one, notes).stream())
                        .findFirst()
                        .map(wrong -> wrong.replace(", not ", ", or several separated by commas, not "))
                : kind.problem(value, notes);
    }

    @Override
    public String example() {
        return kind.example(notes);
    }

    /** That of each of a list, or the table of leases with those that the KCL keeps beside it. */
    @Override
    public Stream<String> resources(String value) {
        if (kind == ResourceKind.LEASE_TABLE) {
            return LeaseTableNames.all(value).stream();
        }
        return notes.has("list") ? SettingType.super.resources(value) : Stream.of(value);
    }
}
