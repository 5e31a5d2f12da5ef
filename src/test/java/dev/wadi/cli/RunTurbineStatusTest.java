package dev.wadi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.demo.process.CuttableProxy;
import dev.wadi.local.LocalCloud;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.testing.Patience;
import dev.wadi.testing.WadiProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code wadi run turbine-status} as a process, against servers that it knows only by the variables of the AWS SDK and of Redis. */
class RunTurbineStatusTest {
    private static final Path HOME = Path.of("").toAbsolutePath();
    private static final String PASSWORD = "planted-7c1f\"{{x}}";
    private static final Duration LONGEST = Patience.LONGEST;

    @Test
    void withAPasswordThatNoOutputShowsRedisMayGoAwayAndItHealsByItself() throws Exception {
        try (LocalCloud cloud = LocalCloud.start(LocalCloudOptions.defaults().withRedisPassword(PASSWORD));
                TurbineWorld world = new TurbineWorld(cloud, PASSWORD);
                CuttableProxy wayToRedis =
                        new CuttableProxy(Integer.parseInt(cloud.environment().get("REDIS_PORT")))) {
            Map<String, String> environment = world.environment();
            environment.put("LOG_LEVEL", "DEBUG");
            environment.put("REDIS_PORT", Integer.toString(wayToRedis.port()));
            try (WadiProcess wadi = WadiProcess.start(HOME, environment, "run", "turbine-status")) {
                world.putSignal(1, 0);
                await().atMost(LONGEST)
                        .untilAsserted(() -> assertThat(world.status(1)).containsEntry("status", "RUNNING"));
                wayToRedis.cut();
                world.putSignal(2, 0);
                await().atMost(LONGEST).until(() -> wadi.output().contains("holds, nothing is lost"));
                wayToRedis.mend();
                await().atMost(LONGEST)
                        .untilAsserted(() -> assertThat(world.status(2)).isNotEmpty());
                assertThat(world.deadLetters()).isZero();
                wadi.stop();
                assertThat(wadi.exitCode()).isIn(0, 143);
                assertThat(wadi.output()).contains("\"log_level\":\"DEBUG\"").doesNotContain(PASSWORD, "planted-7c1f");
            }
        }
    }

    @Test
    void aWrongRedisPasswordEndsTheStartWithoutShowingIt() throws Exception {
        try (LocalCloud cloud = LocalCloud.start(LocalCloudOptions.defaults().withRedisPassword("another"));
                TurbineWorld world = new TurbineWorld(cloud, "another")) {
            world.putSecret(PASSWORD);
            try (WadiProcess wadi = WadiProcess.start(HOME, world.environment(), "run", "turbine-status")) {
                assertThat(wadi.exitCode()).as(wadi::output).isEqualTo(1);
                assertThat(wadi.output())
                        .contains("refused the password", "SECRET_NAME and REDIS_PASS_SECRET_KEY")
                        .doesNotContain("planted-7c1f", "\tat ");
            }
        }
    }

    /** Its second process also shows that the log's level is honoured. */
    @Test
    void killedBetweenSaveAndTheEnrichedStreamNothingIsMissingThereAfterTheRestart() throws Exception {
        try (LocalCloud cloud = LocalCloud.start();
                TurbineWorld world = new TurbineWorld(cloud, "")) {
            Map<String, String> environment = world.environment();
            environment.put("TURBINE_STATUS_ENRICHED_STREAM", "enriched");
            try (WadiProcess wadi = WadiProcess.start(HOME, environment, "run", "turbine-status")) {
                // the stream is not there yet: everything is saved, nothing can be put
                world.putSignal(1, 0);
                world.putSignal(2, 3);
                await().atMost(LONGEST)
                        .untilAsserted(() -> assertThat(world.status(2)).isNotEmpty());
                await().atMost(LONGEST).until(() -> wadi.output().contains("holds, nothing is lost"));
                wadi.kill();
            }
            world.createStream("enriched");
            environment.put("LOG_LEVEL", "ERROR");
            try (WadiProcess wadi = WadiProcess.start(HOME, environment, "run", "turbine-status")) {
                await().atMost(LONGEST).untilAsserted(() -> assertThat(world.records("enriched"))
                        .as(wadi::output)
                        .anyMatch(text -> text.contains("\"asset_id\":\"ast-1\""))
                        .anyMatch(text -> text.contains("\"asset_id\":\"ast-2\"")));
                wadi.stop();
                wadi.exitCode();
                assertThat(wadi.output()).isEmpty();
            }
        }
    }
}
