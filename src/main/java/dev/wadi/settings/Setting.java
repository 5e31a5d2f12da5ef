package dev.wadi.settings;

import java.util.Locale;

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
}
