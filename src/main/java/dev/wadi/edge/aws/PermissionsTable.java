package dev.wadi.edge.aws;

import dev.wadi.settings.GeneratedPart;
import dev.wadi.settings.Setting;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** The permissions that settings ask for, as a table in Markdown: a row for each action list, under the setting that names the resource. */
public record PermissionsTable(List<Setting> settings) {

    public PermissionsTable {
        settings = List.copyOf(settings);
    }

    /**
     * The page of a pipeline with the table between the markers.
     *
     * @throws IllegalArgumentException if the markers are not there
     */
    public String in(String page, String pipeline) {
        return part(pipeline).in(page, toString());
    }

    /** Whether the page has a place for it. */
    public static boolean isIn(String page, String pipeline) {
        return part(pipeline).isIn(page);
    }

    private static GeneratedPart part(String pipeline) {
        return new GeneratedPart("permissions", pipeline);
    }

    @Override
    public String toString() {
        StringJoiner table = new StringJoiner("\n", "", "\n");
        table.add("| setting with the resource | actions | on | needed if |").add("|---|---|---|---|");
        for (Setting setting : settings) {
            setting.type().use().ifPresent(use -> NeededPermissions.of(use)
                    .forEach(permission -> table.add(row(setting, permission))));
        }
        return table.toString();
    }

    private static String row(Setting setting, Permission permission) {
        boolean optional = setting.type().mayBeEmpty();
        String when = permission.when();
        return "| `" + setting.name() + "` | "
                + permission.actions().stream()
                        .map(action -> "`" + action + "`")
                        .collect(Collectors.joining(", "))
                + " | " + permission.target().text() + " | "
                + (optional ? "it is set" + (when.isEmpty() ? "" : " and " + when) : when) + " |";
    }
}
