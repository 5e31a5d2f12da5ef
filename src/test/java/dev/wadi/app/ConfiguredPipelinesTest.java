package dev.wadi.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.app.installation.Installation;
import dev.wadi.settings.SettingException;
import dev.wadi.testing.InstallationCopy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfiguredPipelinesTest {
    private final Installation installation = new Installation(Path.of("").toAbsolutePath());

    @Test
    void aPipelineRunsWhenItsSourceIsSet() {
        assertThat(ConfiguredPipelines.of(
                        installation, installation.settings(), Map.of("BATCH_RECORDS_STREAM", "files")))
                .containsExactly("batch-records");
        assertThat(ConfiguredPipelines.of(
                        installation,
                        installation.settings(),
                        Map.of("BATCH_RECORDS_STREAM", "files", "TURBINE_STATUS_STREAM", "signals")))
                .containsExactly("batch-records", "turbine-status");
    }

    @Test
    void aPipelineWhoseDeclarationsAreWrongStopsNoOther(@TempDir Path home) throws IOException {
        InstallationCopy.to(home);
        Path declarations = home.resolve("config/turbine-status/settings.properties");
        Files.writeString(
                declarations, Files.readString(declarations).replace("[stream read; list]", "[stream reed; list]"));
        Installation broken = new Installation(home);
        assertThat(ConfiguredPipelines.of(
                        broken,
                        broken.settings(),
                        Map.of("BATCH_RECORDS_STREAM", "files", "TURBINE_STATUS_STREAM", "signals")))
                .containsExactly("batch-records");
        assertThat(broken.settings().broken().get("turbine-status"))
                .hasMessageContaining("turbine-status/settings.properties:")
                .hasMessageContaining("'reed' cannot be done with a stream");
    }

    @Test
    void withoutAnySourceTheMessageSaysWhatToSet() {
        assertThatThrownBy(() -> ConfiguredPipelines.of(
                        installation, installation.settings(), Map.of("BATCH_RECORDS_STREAM", " ")))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("no other pipeline has a source")
                .hasMessageContaining("turbine-status");
    }
}
