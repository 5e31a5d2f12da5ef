package dev.wadi.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.app.installation.Installation;
import dev.wadi.app.installation.PipelineTemplate;
import dev.wadi.app.installation.PipelineTemplate.Source;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.RunningCloud;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file of a new pipeline in which the author mistook something: the finding has the file, the place and what is wrong, in the words of the file. */
class WrongFilesTest {
    private static final String CONFIG = "config/loans/";
    private static final String SCENARIO = "routes/loans/scenarios/01-one-event.yaml";
    /** Of a parser. */
    private static final String[] NOISE = {"Source:", "reference chain", "com.fasterxml", "java.", "software.amazon"};

    @RegisterExtension
    static final RunningCloud CLOUD =
            new RunningCloud(LocalCloudOptions.defaults().withoutLimits());

    @TempDir
    private Path home;

    @BeforeEach
    void makePipeline() throws IOException {
        Files.createDirectories(home.resolve("routes"));
        Files.createDirectories(home.resolve("config"));
        Files.copy(
                ScenarioRuns.HOME.resolve("config/application.properties"),
                home.resolve("config/application.properties"));
        PipelineTemplate.make(new Installation(home), Source.kinesis, "loans");
    }

    @ParameterizedTest
    @CsvSource({
        "loans.table.json, \"KeySchema\", \"KeySchemas\", KeySchemas: unknown key, the nearest is KeySchema",
        "loans.table.json, \"AttributeName\", \"Attribute\", Attribute: unknown key, the nearest is AttributeName",
        "loans.table.json, '[', '', AttributeDefinitions must be a list",
        "loans.table.json, '{', '', the file must be an object",
        "loans.table.json, ':', '', was expecting a colon to separate field name and value",
        "event.schema.json, ':', '', was expecting a colon to separate field name and value",
        "event.schema.json, '\"object\"', '\"objekt\"', /type",
    })
    void aFileOfTheConfiguration(String name, String text, String instead, String finding) throws IOException {
        Path file = home.resolve(CONFIG + name);
        String before = Files.readString(file);
        assertThat(before).contains(text);
        Files.writeString(file, before.replaceFirst(Pattern.quote(text), instead));
        assertThat(findings()).contains(CONFIG + name).contains(finding).doesNotContain(NOISE);
    }

    @ParameterizedTest
    @CsvSource({
        "'inputs:', 'inputs: [', :2:",
        "'id:', 'id: x\n\tid:', :2:1",
    })
    void aScenario(String text, String instead, String place) throws IOException {
        Path file = home.resolve(SCENARIO);
        Files.writeString(file, Files.readString(file).replaceFirst(text, instead));
        assertThat(findings()).contains(SCENARIO + ":").doesNotContain(NOISE);
    }

    private String findings() {
        try (ScenarioRunner runner =
                new ScenarioRunner(new Installation(home), CLOUD.cloud().environment())) {
            return String.join("\n", runner.run(home.resolve(SCENARIO)).findings());
        }
    }
}
