package dev.wadi.docs;

import static java.util.stream.Collectors.joining;

import dev.wadi.edge.aws.NeededPermissions;
import dev.wadi.edge.aws.Permission;
import dev.wadi.settings.Notes;
import dev.wadi.settings.ResourceKind;
import dev.wadi.settings.ResourceUse;
import dev.wadi.settings.ResourceUse.Access;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The types of settings that name a thing outside, and what AWS must allow for each, as a table in Markdown. */
final class SettingTypes {
    private SettingTypes() {}

    static String table() {
        return Stream.of(ResourceKind.values())
                .flatMap(SettingTypes::uses)
                .map(SettingTypes::row)
                .collect(joining("", "| type | the value | actions of AWS |\n|---|---|---|\n", ""));
    }

    /** One for each word. */
    private static Stream<ResourceUse> uses(ResourceKind kind) {
        Stream<Set<Access>> words = kind.accesses().isEmpty()
                ? Stream.of(Set.of())
                : kind.accesses().stream().sorted().map(Set::of);
        return words.map(word -> new ResourceUse(kind, word, new Notes(Map.of())));
    }

    private static String row(ResourceUse use) {
        return "| `[%s]` | %s | %s |%n"
                .formatted(
                        use.text(),
                        use.kind().wanted(),
                        NeededPermissions.of(use).stream()
                                .map(SettingTypes::actions)
                                .collect(joining("; ")));
    }

    private static String actions(Permission permission) {
        String actions =
                permission.actions().stream().map(action -> "`" + action + "`").collect(joining(", "));
        return permission.when().isEmpty() ? actions : "if " + permission.when() + ": " + actions;
    }
}
