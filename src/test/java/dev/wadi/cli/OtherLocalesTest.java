package dev.wadi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.local.LocalCloud;
import dev.wadi.testing.Patience;
import dev.wadi.testing.WadiProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the machine speaks Turkish, the upper case of i is another letter; where it speaks Arabic, digits are others. */
class OtherLocalesTest {
    private static final Path HOME = Path.of("").toAbsolutePath();
    private static final Duration LONGEST = Patience.LONGEST;
    private static final String OPTIONS = "WADI_JAVA_OPTIONS";
    private static final String TURKISH = "-Duser.language=tr -Duser.country=TR";
    private static final String ARABIC = "-Duser.language=ar -Duser.country=EG";

    @ParameterizedTest
    @ValueSource(strings = {TURKISH, ARABIC})
    void aPipelineRuns(String options) throws Exception {
        try (LocalCloud cloud = LocalCloud.start();
                TurbineWorld world = new TurbineWorld(cloud, "")) {
            Map<String, String> environment = world.environment();
            environment.put(OPTIONS, options);
            try (WadiProcess wadi = WadiProcess.start(HOME, environment, "run", "turbine-status")) {
                world.putSignal(1, 0);
                await().atMost(LONGEST)
                        .failFast(() ->
                                assertThat(wadi.isAlive()).as(wadi::output).isTrue())
                        .untilAsserted(() -> assertThat(world.status(1)).containsEntry("status", "RUNNING"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {TURKISH, ARABIC})
    void theLocalCloudAndScenariosOfEveryKindRun(String options) throws Exception {
        try (WadiProcess wadi = WadiProcess.start(
                HOME,
                Map.of(OPTIONS, options),
                "test",
                "routes/turbine-status/scenarios/34-enriched-stream.yaml",
                "routes/batch-records/scenarios/11-put-item-throttled-once.json",
                "routes/snapshot-status/scenarios/31-every-service-fails.yaml")) {
            assertThat(wadi.exitCode()).as(wadi::output).isZero();
            assertThat(wadi.output()).contains("3 passed");
        }
    }
}
