package dev.wadi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.local.LocalCloud;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.testing.Patience;
import dev.wadi.testing.SilentServer;
import dev.wadi.testing.WadiProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code wadi run} obeys SIGTERM in its time, whichever service takes its connections and never answers. */
class StopWithoutAnswersTest {
    private static final Path HOME = Path.of("").toAbsolutePath();
    private static final String PASSWORD = "planted";
    private static final Duration LONGEST = Patience.LONGEST;
    /** A stop takes 8 s at most; where a start has to end first Camel itself would give up after 23 s. */
    private static final Duration SOON = Duration.ofSeconds(20);

    private static LocalCloud cloud;
    private static TurbineWorld world;

    @BeforeAll
    static void begin() {
        cloud = LocalCloud.start(LocalCloudOptions.defaults().withRedisPassword(PASSWORD));
        world = new TurbineWorld(cloud, PASSWORD);
    }

    @AfterAll
    static void end() throws Exception {
        world.close();
        cloud.close();
    }

    @ParameterizedTest
    @CsvSource({
        "KINESIS, turbine-status",
        "DYNAMODB, turbine-status",
        "SECRETS_MANAGER, turbine-status",
        "SQS, turbine-status",
        "REDIS, turbine-status",
        "SSM, batch-records"
    })
    void aServiceThatNeverAnswersKeepsNoProcess(String service, String pipeline) throws Exception {
        // turbine-status refuses it, and has a dead letter to write
        world.putRecord("""
                {"s3-key":"waze/1.csv","bucket-name":"curated","table-name":"alert","state":"CO","num-records":"125",\
                "is-historical":"False","year":"2026","month":"11"}""");
        try (SilentServer silent = new SilentServer()) {
            Map<String, String> environment = new HashMap<>(world.environment());
            environment.put("BATCH_RECORDS_STREAM", environment.get("TURBINE_STATUS_STREAM"));
            environment.put("BATCH_RECORDS_DEAD_LETTER_QUEUE", environment.get("TURBINE_STATUS_DEAD_LETTER_QUEUE"));
            environment.put("DDB_CURATED_RECORDS_TABLE_ARN", "curated-records");
            environment.put("LATEST_BATCH_ID", "/waze/latest_batch_id");
            environment.put("PERSIST_RECORDS", "1");
            environment.put("AWS_ENDPOINT_URL_" + service, silent.uri().toString());
            if (service.equals("REDIS")) {
                environment.put("REDIS_PORT", Integer.toString(silent.uri().getPort()));
            }
            try (WadiProcess wadi = WadiProcess.start(HOME, environment, "run", pipeline)) {
                await().atMost(LONGEST).until(() -> silent.connections() > 0);
                Instant told = Instant.now();
                wadi.stop();
                wadi.exitCode();
                assertThat(Duration.between(told, Instant.now()))
                        .as(wadi::output)
                        .isLessThan(SOON);
            }
        }
    }

    @Test
    void anOrdinaryStopWarnsOfNothing() throws Exception {
        Map<String, String> environment = world.environment();
        environment.put("LOG_FORMAT", "text");
        try (WadiProcess wadi = WadiProcess.start(HOME, environment, "run", "turbine-status")) {
            world.putSignal(1, 0);
            await().atMost(LONGEST)
                    .untilAsserted(() -> assertThat(world.status(1)).isNotEmpty());
            int before = wadi.output().length();
            world.putSignal(2, 0);
            wadi.stop();
            assertThat(wadi.exitCode()).isIn(0, 143);
            assertThat(wadi.output().substring(before).lines())
                    .filteredOn(line -> line.matches("\\S+ (WARN|ERROR) .*"))
                    .as("warnings of anything but dead letters, which come with the signals")
                    .allMatch(line -> line.contains(": dead letter "));
        }
    }
}
