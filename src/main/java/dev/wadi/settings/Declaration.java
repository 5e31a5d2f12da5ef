package dev.wadi.settings;

import java.util.Optional;

/**
 * A setting as a file declares it.
 *
 * @param place of its line, {@code file:line}
 */
record Declaration(Setting setting, String place) {

    /**
     * What is wrong with the default or the example of a setting that names something outside, if it can name nothing of that kind.
     *
     * @param value of it, with the values of its placeholders; where one of these has none, it cannot be told
     */
    Optional<SettingException> problem(String value) {
        return setting.type()
                .use()
                .filter(use -> !value.isEmpty() && !value.contains("{{"))
                .flatMap(use -> use.problem(value)
                        .map(wrong -> new SettingException(
                                setting.name(),
                                "is declared in " + place + " with " + (setting.required() ? "an example" : "a default")
                                        + " that " + wrong,
                                setting.name() + "=" + use.example())));
    }
}
