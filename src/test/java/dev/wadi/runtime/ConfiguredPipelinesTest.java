package dev.wadi.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.settings.SettingException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfiguredPipelinesTest {
    private final Installation installation = new Installation(Path.of("").toAbsolutePath());

    @Test
    void aPipelineRunsWhenItsSourceIsSet() {
        assertThat(ConfiguredPipelines.of(installation, Map.of("BATCH_RECORDS_STREAM", "files")))
                .containsExactly("batch-records");
        assertThat(ConfiguredPipelines.of(
                        installation, Map.of("BATCH_RECORDS_STREAM", "files", "TURBINE_STATUS_STREAM", "signals")))
                .containsExactly("batch-records", "turbine-status");
    }

    @Test
    void withoutAnySourceTheMessageSaysWhatToSet() {
        assertThatThrownBy(() -> ConfiguredPipelines.of(installation, Map.of("BATCH_RECORDS_STREAM", " ")))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("no other pipeline has a source")
                .hasMessageContaining("turbine-status");
    }
}
