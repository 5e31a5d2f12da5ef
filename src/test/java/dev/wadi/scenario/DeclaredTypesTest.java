package dev.wadi.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.app.installation.Installation;
import dev.wadi.app.installation.PipelineTemplate;
import dev.wadi.app.installation.PipelineTemplate.Source;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.RunningCloud;
import dev.wadi.testing.InstallationCopy;
import java.io.IOException;
import java.nio.file.Path;
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
}
