package dev.wadi.pipelines.oltpingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.wadi.app.installation.Installation;
import dev.wadi.local.LocalCloud;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import dev.wadi.scenario.ScenarioFiles;
import dev.wadi.scenario.ScenarioRunner;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The chain of runs and the cases of the specification, byte for byte. */
class OltpFixturesTest {
    private static final Path FOLDER = Path.of("src/test/resources/dev/wadi/pipelines/oltpingest");
    private static LocalCloud cloud;
    private static ScenarioRunner runner;

    @BeforeAll
    static void start() {
        cloud = LocalCloud.start(
                LocalCloudOptions.only(Part.POSTGRES, Part.S3, Part.SSM, Part.SNS, Part.SQS, Part.SECRETS_MANAGER)
                        .withoutLimits());
        runner = new ScenarioRunner(new Installation(Path.of("").toAbsolutePath()), cloud.environment());
    }

    @AfterAll
    static void end() {
        runner.close();
        cloud.close();
    }

    @Test
    void thereAreThree() {
        assertThat(ScenarioFiles.find(List.of(FOLDER))).hasSize(3);
    }

    @TestFactory
    Stream<DynamicTest> fixtures() {
        return ScenarioFiles.find(List.of(FOLDER)).stream()
                .map(path -> dynamicTest(
                        path.toString(),
                        () -> assertThat(runner.run(path).findings()).isEmpty()));
    }
}
