package dev.wadi.settings;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What may stand in a setting: a {@linkplain ValueType value}, or what {@linkplain ResourceUse names a thing} outside. */
public sealed interface SettingType permits ValueType, ResourceUse {

    /** @throws IllegalArgumentException if it is none of the known forms */
    static SettingType parse(String text) {
        int end = text.indexOf(';');
        String form = (end < 0 ? text : text.substring(0, end)).strip();
        Notes notes = Notes.parse(end < 0 ? "" : text.substring(end + 1));
        Optional<? extends SettingType> type =
                ResourceUse.of(form, notes).<SettingType>map(use -> use).or(() -> ValueType.of(form, notes));
        return type.orElseThrow(() -> new IllegalArgumentException("unknown type [" + text + "], known are: "
                + ValueType.FORMS + ", "
                + Stream.of(ResourceKind.values()).map(ResourceKind::text).collect(Collectors.joining(", "))));
    }

    /** As a person reads it. */
    String text();

    /** What its declaration says of it beside the form. */
    Notes notes();

    boolean mayBeEmpty();

    /** What is wrong with a value that is not blank, if anything. */
    Optional<String> problem(String value);

    /** A value that would do, for a setting whose default is empty. */
    default String example() {
        return "...";
    }

    /** What it points at; empty where it is only a value. */
    default Optional<ResourceUse> use() {
        return Optional.empty();
    }

    /** The things that a value names. */
    default Stream<String> resources(String value) {
        return Stream.of(value.split(",", -1)).map(String::strip).filter(one -> !one.isEmpty());
    }

    /** Whether the value of a {@code flag} is on. */
    static boolean isOn(String flag) {
        return !OFF.matcher(flag).matches();
    }

    /** A flag that is off. */
    Pattern OFF = Pattern.compile("\\s*([+-]?0+|(?i:false))\\s*");
}
