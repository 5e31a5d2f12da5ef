package dev.wadi.delivery;

import java.util.List;
import org.apache.camel.CamelContext;

/** Knows which settings name the thing that a fault is about, so that a hold can say where to look. Bound in the registry; optional. */
@FunctionalInterface
public interface SettingNames {

    /** Names of settings; empty where none is known. */
    List<String> of(Throwable fault);

    /** Those that name such a thing by this value, the one with the value first, and then what belongs to it; empty where none is known. */
    default List<String> of(String kind, String value) {
        return List.of();
    }

    /**
     * What the one that is bound knows.
     *
     * @param context null for none
     */
    static List<String> of(CamelContext context, String kind, String value) {
        SettingNames bound = context == null ? null : context.getRegistry().findSingleByType(SettingNames.class);
        return bound == null ? List.of() : bound.of(kind, value);
    }

    /** What the one that is bound knows. */
    static List<String> of(CamelContext context, Throwable fault) {
        SettingNames bound = context.getRegistry().findSingleByType(SettingNames.class);
        return bound == null ? List.of() : bound.of(fault);
    }

    /** For the end of a sentence; empty for none. */
    static String inBrackets(List<String> names) {
        return names.isEmpty() ? "" : " (" + String.join(", ", names) + ")";
    }
}
