package dev.wadi.pipelines.starschema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.app.installation.Installation;
import dev.wadi.local.LocalCloud;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.scenario.ScenarioRunner;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The objects of the specification, as {@code wadi test} runs them: the real route in the local cloud. */
class StarSchemaCasesTest {
    private static final Path CASES = Path.of("src/test/resources/dev/wadi/pipelines/starschema");
    private static LocalCloud cloud;
    private static ScenarioRunner runner;

    @BeforeAll
    static void start() {
        cloud = LocalCloud.start(LocalCloudOptions.defaults().withoutLimits());
        runner = new ScenarioRunner(new Installation(Path.of("").toAbsolutePath()), cloud.environment());
    }

    @AfterAll
    static void end() {
        runner.close();
        cloud.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "star-schema/main",
                "star-schema/cases/gap-and-duplicate",
                "star-schema/cases/lookup-heals",
                "star-schema/cases/rejects",
                "more-cases/look-ups",
                "more-cases/refused",
                "more-cases/settings",
                "more-cases/array-in-a-zone",
                "more-cases/too-many-rejected",
                "more-cases/unknown-and-empty",
                "more-cases/library"
            })
    void theCasePasses(String name) {
        assertThat(runner.run(CASES.resolve(name)).findings()).isEmpty();
    }
}
