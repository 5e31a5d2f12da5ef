package dev.wadi.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.app.installation.Installation;
import dev.wadi.settings.SettingException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class StartFailureTest {
    private static final Installation HERE = new Installation(Path.of("").toAbsolutePath());

    @Test
    void aFileThatASettingNamesIsToBeCorrectedAndTheSettingIsRight() {
        StartFailure failure =
                StartFailure.explain(SettingException.ofFile("star-schema.mapping", "a.yaml:1:1: is empty"), HERE);

        assertThat(failure.lines())
                .containsExactly(
                        "star-schema.mapping a.yaml:1:1: is empty",
                        "  Correct the file and start again; nothing was started.");
        assertThat(failure.settings()).isTrue();
    }

    @Test
    void aWrongSettingIsToBeSetWhereItIsDeclared() {
        assertThat(StartFailure.explain(
                                new SettingException("star-schema.zone", "is wrong", "star-schema.zone=UTC"), HERE)
                        .lines())
                .containsExactly(
                        "star-schema.zone is wrong",
                        "  Set it in config/star-schema/settings.properties or as STAR_SCHEMA_ZONE in the environment,"
                                + " for example: star-schema.zone=UTC");
    }
}
