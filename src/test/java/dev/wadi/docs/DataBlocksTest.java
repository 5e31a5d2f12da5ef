package dev.wadi.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wadi.app.installation.Installation;
import dev.wadi.pipelines.datasetprocessing.definition.Datasets;
import dev.wadi.pipelines.turbinestatus.VendorsFile;
import dev.wadi.scenario.ReadScenario;
import dev.wadi.settings.SettingCatalog;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each block of YAML, JSON or properties is read by the reader that reads such a file. */
class DataBlocksTest {
    private static final Installation HOME = new Installation(Path.of("").toAbsolutePath());
    private static final SettingCatalog SETTINGS = HOME.settings();
    private static final String DOCUMENTED = "documented";

    /** Also a line with an example, of a setting without a default. */
    private static final Predicate<String> IS_SET =
            Pattern.compile("#?[A-Za-z][\\w.-]*=.*").asMatchPredicate();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("yaml")
    void aBlockOfYamlLoads(DocumentedBlock block) throws Exception {
        Optional<DocumentedBlock> declared = declarationsAbove(block);
        if (declared.isPresent() && YamlForm.of(block.text()) == YamlForm.PART_OF_A_SCENARIO) {
            readPart(block.text(), DOCUMENTED, installation(declared.get().text()));
        } else {
            load(block.text());
        }
    }

    @ParameterizedTest
    @MethodSource("json")
    void aBlockOfJsonIsJson(DocumentedBlock block) throws IOException {
        assertThat(new ObjectMapper().readTree(block.text())).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("properties")
    void aBlockOfPropertiesDeclaresSettingsOrSetsSomeThatAreThere(DocumentedBlock block) throws IOException {
        Properties values = new Properties();
        values.load(new StringReader(block.text()));
        if (declares(block)) {
            Path file = Files.writeString(folder.resolve("settings.properties"), block.text());
            SettingCatalog declared =
                    SettingCatalog.read(HOME.config().resolve("application.properties"), Map.of(DOCUMENTED, file));
            assertThat(declared.broken()).isEmpty();
            assertThat(declared.of(DOCUMENTED))
                    .hasSize((int) block.text().lines().filter(IS_SET).count());
        } else {
            assertThat(values.stringPropertyNames()).isNotEmpty().allSatisfy(name -> assertThat(
                            name.startsWith("camel.") || SETTINGS.find(name).isPresent())
                    .as("%s, which %s sets, is there", name, block)
                    .isTrue());
        }
    }

    @Test
    void whatIsWrongInABlockFails() {
        assertThatThrownBy(() -> load("- filtre:\n    simple: \"${header.kind} == 'TAC'\"\n"))
                .hasStackTraceContaining("filtre");
        assertThatThrownBy(() -> load("- to:\n    uri: \"sqs-quue:reports\"\n")).hasStackTraceContaining("sqs-quue");
        assertThatThrownBy(() -> load("- to:\n    uri: \"outcome:stored?of=nobody\"\n"))
                .hasStackTraceContaining("nobody");
        assertThatThrownBy(() -> load("expected:\n  outcmes: {saved: 1}\n")).hasStackTraceContaining("outcmes");
        assertThatThrownBy(() -> load("services:\n  wadi: {image: wadi}\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no form of YAML that is known");
    }

    private void load(String text) throws Exception {
        switch (YamlForm.of(text)) {
            case ROUTE_FILE -> RouteBlock.load(text, SETTINGS);
            case STEPS -> RouteBlock.loadSteps(text, SETTINGS);
            case SCENARIO -> readScenario(text, HOME);
            case PART_OF_A_SCENARIO -> readPart(text, "turbine-status", HOME);
            case DATASET -> {
                Files.writeString(folder.resolve("documented.yaml"), text);
                assertThat(Datasets.load(folder, "documented").all()).hasSize(1);
            }
            case VENDORS -> {
                Path file = Files.writeString(folder.resolve("vendors.yaml"), text);
                String name = text.substring(0, text.indexOf(':'));
                assertThat(new VendorsFile(
                                        file,
                                        new VendorsFile.Names("VENDORS", "turbine-status.vendors-file"),
                                        value -> value)
                                .load(name))
                        .isNotEmpty();
            }
        }
    }

    /** What a part leaves out is empty. */
    private void readPart(String text, String pipeline, Installation installation) throws IOException {
        String whole = "id: documented\npipeline: " + pipeline + "\n" + text;
        readScenario(
                whole
                        + (text.contains("inputs:") ? "" : "inputs: []\n")
                        + (text.contains("expected:") ? "" : "expected: {}\n"),
                installation);
    }

    private void readScenario(String text, Installation installation) throws IOException {
        ReadScenario.of(Files.writeString(folder.resolve("scenario.yaml"), text), installation);
    }

    /** Of a pipeline with these settings; a scenario is read by them alone. */
    private Installation installation(String settings) throws IOException {
        Path config = Files.createDirectories(folder.resolve("config"));
        Path routes = Files.createDirectories(folder.resolve("routes").resolve(DOCUMENTED));
        Files.copy(HOME.config().resolve("application.properties"), config.resolve("application.properties"));
        Files.writeString(Files.createDirectories(config.resolve(DOCUMENTED)).resolve("settings.properties"), settings);
        Files.writeString(routes.resolve(DOCUMENTED + ".camel.yaml"), "[]\n");
        return new Installation(folder);
    }

    /** The settings that the page declares nearest above the block. */
    private static Optional<DocumentedBlock> declarationsAbove(DocumentedBlock block) {
        return MarkdownPage.read(block.page()).blocks().stream()
                .filter(other -> other.line() < block.line() && declares(other))
                .reduce((earlier, later) -> later);
    }

    private static boolean declares(DocumentedBlock block) {
        return block.isIn("properties") && block.text().contains("]\n");
    }

    static List<DocumentedBlock> yaml() {
        return blocks("yaml");
    }

    static List<DocumentedBlock> json() {
        return blocks("json");
    }

    static List<DocumentedBlock> properties() {
        return blocks("properties");
    }

    private static List<DocumentedBlock> blocks(String language) {
        return MarkdownPage.all().stream()
                .flatMap(page -> page.blocks().stream())
                .filter(block -> block.isIn(language) && block.untested().isEmpty())
                .toList();
    }
}
