package dev.wadi.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.app.installation.Installation;
import dev.wadi.app.installation.PipelineTemplate;
import dev.wadi.app.installation.PipelineTemplate.Source;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.RunningCloud;
import dev.wadi.testing.InstallationCopy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The type of a setting says what a route does with the thing that it names: permissions follow from it, and scenarios hold the route to it. */
class DeclaredTypesTest {
    @RegisterExtension
    static final RunningCloud CLOUD =
            new RunningCloud(LocalCloudOptions.defaults().withoutLimits());

    @TempDir
    private Path home;

    @Test
    void whatARouteDoesBeyondTheTypeOfASettingIsAFinding() throws IOException {
        InstallationCopy.to(home);
        PipelineTemplate.make(new Installation(home), Source.sqs, "parking-events");
        ScenarioRuns runs = new ScenarioRuns(CLOUD.cloud().environment(), home);
        Path scenario = home.resolve("routes/parking-events/scenarios/01-one-event.yaml");
        assertThat(runs.findings(home, scenario)).isEmpty();
        ScenarioRuns.replace(
                home.resolve("config/parking-events/settings.properties"), "\\[table put;", "[table read;");
        assertThat(runs.findings(home, scenario))
                .containsExactly("config/parking-events/settings.properties: the route also does this with what"
                        + " parking-events.table names: put. Add it to the type of the setting, or AWS refuses it");
    }

    /** A scenario has names of its own, so that nothing but the declaration would tell before the first run. */
    @Test
    void aDefaultThatCannotNameWhatItsTypeSaysIsAFindingOfEveryScenario() throws IOException {
        InstallationCopy.to(home);
        PipelineTemplate.make(new Installation(home), Source.sqs, "parking-events");
        Path settings = home.resolve("config/parking-events/settings.properties");
        Files.writeString(settings, """

                # Topic that is told. [topic publish]
                parking-events.told-topic=told

                # Database of the lots. Required. [database read]
                #parking-events.lots=lots
                """, StandardOpenOption.APPEND);
        long last = Files.readString(settings).lines().count();
        ScenarioRuns runs = new ScenarioRuns(CLOUD.cloud().environment(), home);
        assertThat(runs.findings(home, home.resolve("routes/parking-events/scenarios/01-one-event.yaml")))
                .containsExactly("pipeline: parking-events.told-topic is declared in " + settings + ":" + (last - 3)
                        + " with a default that must be the ARN of an SNS topic, not 'told'. For example:"
                        + " parking-events.told-topic=arn:aws:sns:eu-west-1:123456789012:orders\n"
                        + "parking-events.lots is declared in " + settings + ":" + last
                        + " with an example that must be the JDBC URL of a PostgreSQL database. For"
                        + " example: parking-events.lots=jdbc:postgresql://db.example.com:5432/orders");
    }
}
