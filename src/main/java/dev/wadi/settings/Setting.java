package dev.wadi.settings;

import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A setting as its file declares it.
 *
 * @param section the pipeline it belongs to, or {@code wadi}
 * @param required true: it has no default
 * @param value the default, or an example where it is required
 */
public record Setting(
        String name, String section, String description, SettingType type, boolean required, String value) {
    private static final Pattern REQUIRED_WITH = Pattern.compile("Required with ([^\\s=]+?)(?:=(\\S+))?\\.(?=\\s|$)");

    /** The name under which the environment gives it. */
    public String environmentName() {
        return environmentName(name);
    }

    /** The name under which the environment gives a setting of this name. */
    public static String environmentName(String name) {
        return name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /** A line that would do: with the default or the example, if that can name what its type says. */
    public String example() {
        boolean fits = type.use().isEmpty()
                || value.contains("{{")
                || type.problem(value).isEmpty();
        return name + "=" + (value.isEmpty() || !fits ? type.example() : value);
    }

    /**
     * What is wrong with its value, if anything.
     *
     * @param values a setting's value by its name, null where it has none
     */
    Optional<SettingException> problem(UnaryOperator<String> values) {
        String given = values.apply(name);
        Matcher with = REQUIRED_WITH.matcher(description);
        if (isBlank(given) && with.find()) {
            String other = values.apply(with.group(1));
            if (with.group(2) == null ? !isBlank(other) : with.group(2).equals(other)) {
                return Optional.of(new SettingException(
                        name,
                        "is missing: " + with.group(1) + " is " + (with.group(2) == null ? "set" : with.group(2))
                                + ", which needs it",
                        example()));
            }
        }
        return problem(given);
    }

    private Optional<SettingException> problem(String given) {
        if (isBlank(given)) {
            return required || (given != null && !type.mayBeEmpty())
                    ? Optional.of(new SettingException(name, "is missing: " + description, example()))
                    : Optional.empty();
        }
        if (!given.equals(given.strip())) {
            return Optional.of(new SettingException(name, "has blanks around its value '" + given + "'", example()));
        }
        return type.problem(given).map(wrong -> new SettingException(name, wrong, example()));
    }

    private static boolean isBlank(String given) {
        return given == null || given.isBlank();
    }
}
