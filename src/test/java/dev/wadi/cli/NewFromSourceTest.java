package dev.wadi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.app.installation.Installation;
import dev.wadi.app.installation.PipelineTemplate;
import dev.wadi.app.installation.PipelineTemplate.Source;
import dev.wadi.local.LocalCloud;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.scenario.ScenarioFiles;
import dev.wadi.scenario.ScenarioRunner;
import dev.wadi.settings.Setting;
import dev.wadi.testing.InstallationCopy;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code wadi new NAME --from kinesis|sqs}: a pipeline of building blocks. */
class NewFromSourceTest {
    @TempDir
    private Path home;

    @BeforeEach
    void copy() throws IOException {
        InstallationCopy.to(home);
    }

    @ParameterizedTest
    @EnumSource
    void fromASourceThereIsAPipelineOfBuildingBlocks(Source source) throws IOException {
        StringWriter out = new StringWriter();
        assertThat(run("", out, "new", "parking-events", "--from", source.name()))
                .isZero();
        Installation installation = new Installation(home);
        assertThat(installation.pipelines()).contains("parking-events");
        assertThat(installation.settings().broken()).isEmpty();
        assertThat(installation.settings().source("parking-events"))
                .get()
                .extracting(Setting::name)
                .isEqualTo(source == Source.sqs ? "parking-events.queue" : "parking-events.stream");
        assertThat(home.resolve("routes/parking-events/README.md"))
                .content()
                .contains("| `parking-events.table` |", "`dynamodb:PutItem`")
                .doesNotContain("my-pipeline");
        assertThat(home.resolve("config/parking-events/parking-events.table.json"))
                .content()
                .contains("\"TableName\": \"parking-events\"");
        assertThat(out.toString()).contains("bin/wadi test routes/parking-events");
        assertThat(run("", out, "new", "parking-events", "--from", source.name()))
                .as("there is one of that name")
                .isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void itsScenariosPassFrom(Source source) throws IOException {
        Installation installation = new Installation(home);
        PipelineTemplate.make(installation, source, "parking-events");
        List<Path> scenarios = ScenarioFiles.find(List.of(home.resolve("routes/parking-events")));
        assertThat(scenarios).hasSize(2);
        try (LocalCloud cloud = LocalCloud.start(LocalCloudOptions.defaults().withoutLimits());
                ScenarioRunner runner = new ScenarioRunner(installation, cloud.environment())) {
            for (Path scenario : scenarios) {
                assertThat(runner.run(scenario).findings())
                        .as(scenario.toString())
                        .isEmpty();
            }
        }
    }

    @Test
    void itAsksForWhatIsNotGiven() throws IOException {
        StringWriter out = new StringWriter();
        assertThat(run("Parking\nparking-events\nmoon\nsqs\n", out, "new")).isZero();
        assertThat(out.toString())
                .contains(
                        "Name of the new pipeline",
                        "not 'Parking'",
                        "Where its records come from",
                        "Write kinesis, or sqs")
                .contains("config/parking-events/settings.properties");
        assertThat(new Installation(home).pipelines()).contains("parking-events");
    }

    @ParameterizedTest
    @CsvSource({
        "new, Nobody answers",
        "new parking-events, Nobody answers",
        "new parking-events --from kinesis --like batch-records, Write one of them",
        "new parking-events --from moon, kinesis"
    })
    void whatIsMissingOrTooMuchIsTold(String line, String told) throws IOException {
        StringWriter out = new StringWriter();
        assertThat(run("", out, line.split(" "))).isEqualTo(2);
        assertThat(out.toString()).contains(told);
        assertThat(new Installation(home).pipelines()).doesNotContain("parking-events");
    }

    /** In the copy, with somebody who answers. */
    private int run(String answers, StringWriter out, String... arguments) {
        System.setProperty("wadi.home", home.toString());
        try (PrintWriter printed = new PrintWriter(out)) {
            return WadiCommand.execute(new StringReader(answers), printed, printed, arguments);
        } finally {
            System.clearProperty("wadi.home");
        }
    }
}
