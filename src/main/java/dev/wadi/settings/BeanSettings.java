package dev.wadi.settings;

import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The properties of a bean of a route file, and the settings that they take their values from.
 *
 * @param properties as the file has them, such as {@code {{VENDORS}}}
 * @param placeholders a text with the values of its {@code {{...}}}
 */
public record BeanSettings(Map<String, String> properties, UnaryOperator<String> placeholders) {
    private static final Pattern SETTING = Pattern.compile("\\{\\{[?!]?([A-Za-z][\\w.-]*)(?::[^}]*)?}}");

    public BeanSettings {
        properties = Map.copyOf(properties);
    }

    /** The setting that the property takes its value from; the property itself where there is none. */
    public String name(String property) {
        Matcher setting = SETTING.matcher(properties.getOrDefault(property, ""));
        return setting.matches() ? setting.group(1) : property;
    }

    /** Empty where the property is not set, or is blank. */
    public Optional<String> value(String property) {
        try {
            return Optional.ofNullable(properties.get(property))
                    .map(placeholders)
                    .filter(value -> !value.isBlank());
        } catch (IllegalArgumentException missing) {
            return Optional.empty(); // the setting is told by itself
        }
    }
}
