package dev.wadi.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.app.installation.Installation;
import dev.wadi.edge.aws.PermissionsTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages that list settings are as the catalog would write them. With {@code -Dwadi.docs.write=true} it writes them instead. */
class SettingsPageTest {
    private static final String COMMAND = "mvn -q test -Dtest=SettingsPageTest -Dwadi.docs.write=true";
    private static final Path REFERENCE = Path.of("docs/reference/settings.md");
    private static final Path ROUTES = Path.of("routes");

    private final SettingCatalog catalog = new Installation(Path.of("")).settings();
    private final SettingsPage settings = new SettingsPage(catalog, COMMAND);

    @Test
    void theReferencePageIsAsGenerated() throws IOException {
        check(REFERENCE, settings.page());
    }

    @ParameterizedTest
    @MethodSource("pipelines")
    void theReadmeOfAPipelineHasItsSettings(Path folder) throws IOException {
        Path readme = folder.resolve("README.md");
        String section = folder.getFileName().toString();
        assertThat(catalog.of(section)).as("settings of section %s", section).isNotEmpty();
        check(readme, new SettingsTable(catalog.of(section)).in(Files.readString(readme), section));
    }

    @ParameterizedTest
    @MethodSource("pipelines")
    void theReadmeOfAPipelineHasThePermissionsThatItNeeds(Path folder) throws IOException {
        Path readme = folder.resolve("README.md");
        String section = folder.getFileName().toString();
        check(readme, new PermissionsTable(catalog.of(section)).in(Files.readString(readme), section));
    }

    @Test
    void aBarInADescriptionDoesNotEndTheCell() {
        assertThat(settings.page())
                .contains("customer\\|asset\\|source system\\|version")
                .contains("json\\|text");
    }

    @Test
    void howASettingIsAddedNamesEachTypeThatOneHas() throws IOException {
        String page = Files.readString(Path.of("CONTRIBUTING.md"));
        assertThat(catalog.all()).allSatisfy(setting -> assertThat(page).contains("`" + form(setting.type())));
    }

    private static String form(SettingType type) {
        return type instanceof ValueType value
                ? value.name().replaceFirst("^one of .*", "one of A|B")
                : type.use().orElseThrow().kind().text();
    }

    private static List<Path> pipelines() throws IOException {
        try (Stream<Path> folders = Files.list(ROUTES)) {
            return folders.filter(Files::isDirectory).sorted().toList();
        }
    }

    private static void check(Path page, String generated) throws IOException {
        if (Boolean.getBoolean("wadi.docs.write")) {
            Files.writeString(page, generated);
        }
        String committed = Files.exists(page) ? Files.readString(page) : "";
        assertThat(committed)
                .as("%s is not as the declarations would have it. Write it anew: %s", page, COMMAND)
                .isEqualTo(generated);
    }
}
