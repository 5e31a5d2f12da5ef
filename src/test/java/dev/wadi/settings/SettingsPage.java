package dev.wadi.settings;

import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The settings as Markdown, made from the catalog so that no page can say something else than the program does. */
final class SettingsPage {
    private static final String INTRODUCTION = """
            # Settings

            Generated from [config/application.properties](../../config/application.properties); do not edit by hand. After a change there:

            ```
            %s
            ```

            A value is looked for in the environment first, under the name of the second column, then in `application.properties`.
            Region, credentials and endpoints of AWS are none of these settings: the AWS SDK's own chain finds them
            (`AWS_REGION`, `AWS_PROFILE`, `AWS_ENDPOINT_URL`, `AWS_ENDPOINT_URL_<SERVICE>`). What begins with `camel.` in the file is
            described in Camel's own documentation of
            [camel-main](https://camel.apache.org/components/4.18.x/others/main.html).
            """;

    private final SettingCatalog catalog;
    private final String command;

    /** @param command writes the pages anew; stands on the page for those who are about to edit it */
    SettingsPage(SettingCatalog catalog, String command) {
        this.catalog = catalog;
        this.command = command;
    }

    /** The reference page: one table for each section, in the order of the file. */
    String page() {
        StringJoiner page = new StringJoiner("\n", "", "\n");
        page.add(INTRODUCTION.formatted(command));
        List<String> sections =
                catalog.all().stream().map(Setting::section).distinct().toList();
        sections.forEach(section -> page.add("## " + section).add("").add(table(section)));
        return page.toString().stripTrailing() + "\n";
    }

    /**
     * The page of a pipeline with its table between the markers.
     *
     * @throws IllegalArgumentException if the markers are not there
     */
    String withTable(String page, String section) {
        String begin = "<!-- settings of " + section + ": generated -->";
        String end = "<!-- end of settings -->";
        Matcher block = Pattern.compile("(?s)(" + Pattern.quote(begin) + ").*(" + Pattern.quote(end) + ")")
                .matcher(page);
        if (!block.find()) {
            throw new IllegalArgumentException("the markers are missing: " + begin + " and, below it, " + end);
        }
        String replacement = block.group(1) + "\n" + table(section) + block.group(2);
        return block.replaceFirst(Matcher.quoteReplacement(replacement));
    }

    private String table(String section) {
        StringJoiner table = new StringJoiner("\n", "", "\n");
        table.add("| setting | in the environment | type | default | meaning |").add("|---|---|---|---|---|");
        catalog.of(section).forEach(setting -> table.add(row(setting)));
        return table.toString();
    }

    private static String row(Setting setting) {
        return "| `" + setting.name() + "` | `" + setting.environmentName() + "` | " + cell(type(setting.type()))
                + " | " + defaultValue(setting) + " | " + cell(setting.description()) + " |";
    }

    private static String defaultValue(Setting setting) {
        if (setting.required()) {
            return "**required**, e.g. `" + cell(setting.value()) + "`";
        }
        return setting.value().isEmpty() ? "(empty)" : "`" + cell(setting.value()) + "`";
    }

    private static String type(SettingType type) {
        String range = type.name().equals("integer") && type.low() != Long.MIN_VALUE
                ? " " + type.low() + ".." + type.high()
                : "";
        return type.name() + range + (type.unit().isEmpty() ? "" : ", " + type.unit());
    }

    /** A bar would end the cell. */
    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
