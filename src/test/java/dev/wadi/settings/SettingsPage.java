package dev.wadi.settings;

import java.util.List;
import java.util.StringJoiner;

/** The settings as Markdown, made from the catalog so that no page can say something else than the program does. */
final class SettingsPage {
    private static final String INTRODUCTION = """
            # Settings

            Generated from [config/application.properties](../../config/application.properties), which has the settings of the whole, and from
            `config/PIPELINE/settings.properties`; do not edit by hand. After a change there:

            <!-- untested: the test command itself -->
            ```sh
            %s
            ```

            A value is looked for in the environment first, under the name of the second column, then in `application.properties`, then in the file that
            declares the setting.
            Region, credentials and endpoints of AWS are none of these settings: the AWS SDK's own chain finds them
            (`AWS_REGION`, `AWS_PROFILE`, `AWS_ENDPOINT_URL`, `AWS_ENDPOINT_URL_<SERVICE>`). What begins with `camel.` in `application.properties` is
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
        sections.forEach(
                section -> page.add("## " + section).add("").add(new SettingsTable(catalog.of(section)).toString()));
        return page.toString().stripTrailing() + "\n";
    }
}
