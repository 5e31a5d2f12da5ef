package dev.wadi.settings;

import java.util.Locale;
import java.util.Optional;

/**
 * A setting as config/application.properties describes it.
 *
 * @param section the pipeline it belongs to, or {@code wadi}
 * @param required true: it has no default
 * @param value the default, or an example where it is required
 */
public record Setting(
        String name, String section, String description, SettingType type, boolean required, String value) {

    /** The name under which the environment gives it. */
    public String environmentName() {
        return name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    public String example() {
        return name + "=" + value;
    }

    /** What is wrong with a value, null where there is none. Only text may be empty. */
    Optional<SettingException> problem(String given) {
        if (given == null || given.isBlank()) {
            return required || (given != null && !type.mayBeEmpty())
                    ? Optional.of(new SettingException(name, "is missing: " + description, example()))
                    : Optional.empty();
        }
        if (!given.equals(given.strip())) {
            return Optional.of(new SettingException(name, "has blanks around its value '" + given + "'", example()));
        }
        return type.problem(given).map(wrong -> new SettingException(name, wrong, example()));
    }
}
