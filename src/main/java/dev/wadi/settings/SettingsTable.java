package dev.wadi.settings;

import java.util.List;
import java.util.StringJoiner;

/** Settings as a table in Markdown, made from their declarations so that no page can say something else than the program does. */
public record SettingsTable(List<Setting> settings) {

    public SettingsTable {
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
        return new GeneratedPart("settings", pipeline);
    }

    @Override
    public String toString() {
        StringJoiner table = new StringJoiner("\n", "", "\n");
        table.add("| setting | in the environment | type | default | meaning |").add("|---|---|---|---|---|");
        settings.forEach(setting -> table.add(row(setting)));
        return table.toString();
    }

    private static String row(Setting setting) {
        return "| `" + setting.name() + "` | `" + setting.environmentName() + "` | "
                + cell(setting.type().text()) + " | " + defaultValue(setting) + " | " + cell(setting.description())
                + " |";
    }

    private static String defaultValue(Setting setting) {
        if (setting.required()) {
            return "**required**, e.g. `" + cell(setting.value()) + "`";
        }
        return setting.value().isEmpty() ? "(empty)" : "`" + cell(setting.value()) + "`";
    }

    /** A bar would end the cell. */
    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
