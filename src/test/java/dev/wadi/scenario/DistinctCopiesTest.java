package dev.wadi.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.app.installation.Installation;
import dev.wadi.app.installation.PipelineTemplate;
import dev.wadi.app.installation.PipelineTemplate.Source;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.RunningCloud;
import dev.wadi.scenario.disturbance.CallKind;
import dev.wadi.scenario.format.ScenarioFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Records made of the scenarios of a pipeline. */
class DistinctCopiesTest {
    @RegisterExtension
    static final RunningCloud CLOUD =
            new RunningCloud(LocalCloudOptions.defaults().withoutLimits());

    @TempDir
    private Path home;

    private final List<String> told = new ArrayList<>();

    @ParameterizedTest
    @EnumSource
    void theAcceptedRecordsAreCopiedUnderOtherIds(Source source) throws IOException {
        make(source);
        DistinctCopies.Result copies = copies(5);
        assertThat(copies.scenario().at("/inputs")).hasSize(5);
        assertThat(copies.scenario().at("/inputs").findValuesAsText("id"))
                .hasSize(5)
                .doesNotHaveDuplicates();
        assertThat(copies.calls()).extracting(CallKind::caller).contains("step store");
        assertThat(told)
                .anySatisfy(line -> assertThat(line).endsWith("01-one-event.yaml: 1 of 1 records, told apart by a-1"))
                .anySatisfy(line -> assertThat(line).endsWith(" of 4 records, told apart by a-1, a-4"))
                .hasSize(2);
    }

    @Test
    void wordsThatTheSchemaKnowsStayAsTheyAre() throws IOException {
        make(Source.kinesis);
        assertThat(copies(4).scenario().findValuesAsText("kind")).hasSize(4).isSubsetOf("arrival", "departure");
    }

    @Test
    void whereNothingTellsRecordsApartThatIsSaid() throws IOException {
        make(Source.kinesis);
        ScenarioRuns.replace(
                home.resolve("routes/parking-events/parking-events.camel.yaml"),
                "item.event_id: \"[^\"]*\"",
                "item.event_id: \"always-the-same\"");
        assertThatThrownBy(() -> copies(4))
                .isInstanceOf(ScenarioFormatException.class)
                .hasMessageContaining("no scenario there can be copied");
        assertThat(told).anySatisfy(line -> assertThat(line).contains("two copies do not do twice what one does"));
    }

    private void make(Source source) throws IOException {
        Files.createDirectories(home.resolve("routes"));
        Files.createDirectories(home.resolve("config"));
        Files.copy(
                ScenarioRuns.HOME.resolve("config/application.properties"),
                home.resolve("config/application.properties"));
        PipelineTemplate.make(new Installation(home), source, "parking-events");
    }

    private DistinctCopies.Result copies(int records) {
        return DistinctCopies.of(
                new Installation(home), "parking-events", CLOUD.cloud().environment(), records, told::add);
    }
}
