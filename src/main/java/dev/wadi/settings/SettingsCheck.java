package dev.wadi.settings;

import java.util.List;
import java.util.function.UnaryOperator;

/** What only a pipeline can find wrong with its settings, such as a file that one of them names, before a route is read. Found by {@code ServiceLoader}. */
public interface SettingsCheck {

    /** The pipeline; it is asked where that one is to run. */
    String section();

    /** @param placeholders a text with the values of its {@code {{...}}}; null for one that is a single {@code {{?name}}} without a value */
    List<SettingException> problems(UnaryOperator<String> placeholders);
}
