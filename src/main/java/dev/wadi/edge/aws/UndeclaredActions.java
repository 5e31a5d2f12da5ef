package dev.wadi.edge.aws;

import dev.wadi.edge.aws.CalledActions.CalledAction;
import dev.wadi.settings.Resource;
import dev.wadi.settings.ResourceUse;
import dev.wadi.settings.ResourceUse.Access;
import dev.wadi.settings.Setting;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What was done with a thing that a setting names, and that the declaration of the setting does not tell: its permissions would not allow it. */
public final class UndeclaredActions {
    private UndeclaredActions() {}

    /**
     * Only of what a word of a declaration stands for.
     *
     * @param values a setting's value by its name, null where it has none
     * @return the words that are missing, by the name of the setting
     */
    public static Map<String, Set<Access>> of(
            List<Setting> settings, UnaryOperator<String> values, Set<CalledAction> called) {
        Map<String, Set<Access>> missing = new TreeMap<>();
        for (CalledAction call : called) {
            List<Setting> concerned = settings.stream()
                    .filter(setting -> names(setting, values, call)
                            && word(use(setting), call.action()).isPresent())
                    .toList();
            if (!concerned.isEmpty() && concerned.stream().noneMatch(setting -> allows(use(setting), call.action()))) {
                Setting first = concerned.get(0);
                missing.computeIfAbsent(first.name(), name -> EnumSet.noneOf(Access.class))
                        .add(word(use(first), call.action()).orElseThrow());
            }
        }
        return missing;
    }

    private static boolean names(Setting setting, UnaryOperator<String> values, CalledAction call) {
        String value = values.apply(setting.name());
        return value != null
                && setting.type().use().stream()
                        .flatMap(use -> Resource.all(use.kind().text(), value).stream())
                        .anyMatch(resource -> resource.name().equals(call.resource()));
    }

    private static ResourceUse use(Setting setting) {
        return setting.type().use().orElseThrow();
    }

    private static boolean allows(ResourceUse use, String action) {
        return NeededPermissions.of(use).stream()
                .anyMatch(permission -> permission.actions().contains(action));
    }

    private static Optional<Access> word(ResourceUse use, String action) {
        return use.kind().accesses().stream()
                .filter(access -> allows(new ResourceUse(use.kind(), Set.of(access), use.notes()), action))
                .min(Access::compareTo);
    }

    /** As declarations have them. */
    public static String text(Set<Access> words) {
        return words.stream().map(Access::text).collect(Collectors.joining(", "));
    }
}
