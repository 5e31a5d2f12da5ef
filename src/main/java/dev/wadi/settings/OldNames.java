package dev.wadi.settings;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Values that are given under a name which a setting had before. */
public final class OldNames {
    private static final String ALIAS = "alias";

    private OldNames() {}

    /**
     * By the names of now; where both names have a value, that of the new one stays.
     *
     * @param given a value that somebody has set under a name, null where nobody did; a default is none
     */
    public static Map<String, String> values(List<Setting> settings, Function<String, String> given) {
        Map<String, String> values = new HashMap<>();
        for (Setting setting : settings) {
            setting.type()
                    .notes()
                    .get(ALIAS)
                    .map(given)
                    .filter(value -> given.apply(setting.name()) == null)
                    .ifPresent(value -> values.put(setting.name(), value));
        }
        return values;
    }
}
