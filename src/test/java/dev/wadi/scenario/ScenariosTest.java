package dev.wadi.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.wadi.app.installation.Installation;
import dev.wadi.local.LocalCloud;
import dev.wadi.local.LocalCloudOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every scenario of {@code routes/}, as {@code wadi test routes} runs them. */
class ScenariosTest {
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

    @TestFactory
    Stream<DynamicTest> scenarios() {
        return ScenarioFiles.find(List.of(Path.of("routes"))).stream()
                .map(file -> dynamicTest(file.toString(), file.toUri(), () -> assertThat(
                                runner.run(file).findings())
                        .isEmpty()));
    }
}
