package dev.wadi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.local.LocalCloud;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.testing.NotingProxy;
import dev.wadi.testing.Patience;
import dev.wadi.testing.WadiProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A proxy in the environment is for AWS: what listens on this machine is never called through it. */
class ProxyTest {
    private static final Path HOME = Path.of("").toAbsolutePath();
    private static final Duration LONGEST = Patience.LONGEST;
    private static final String PASSWORD = "planted-7c1f";

    private final NotingProxy proxy = new NotingProxy();

    @AfterEach
    void end() throws Exception {
        proxy.close();
    }

    @Test
    void servicesOnLoopbackAreCalledDirectly() throws Exception {
        try (LocalCloud cloud = LocalCloud.start(LocalCloudOptions.defaults().withRedisPassword(PASSWORD));
                TurbineWorld world = new TurbineWorld(cloud, PASSWORD)) {
            Map<String, String> environment = world.environment();
            environment.putAll(proxy.environment());
            try (WadiProcess wadi = WadiProcess.start(HOME, environment, "run", "turbine-status")) {
                world.putSignal(1, 0);
                await().atMost(LONGEST)
                        .failFast(() ->
                                assertThat(wadi.isAlive()).as(wadi::output).isTrue())
                        .until(() ->
                                !world.status(1).isEmpty() || !proxy.asked().isEmpty());
                assertThat(proxy.asked()).isEmpty();
            }
        }
    }

    @Test
    void theLocalCloudIsItsOwnWorld() throws Exception {
        try (WadiProcess wadi = WadiProcess.start(
                HOME, proxy.environment(), "test", "routes/snapshot-status/scenarios/31-every-service-fails.yaml")) {
            assertThat(wadi.exitCode()).as(wadi::output).isZero();
            assertThat(proxy.asked()).isEmpty();
        }
    }

    static Stream<Arguments> calls() {
        return Stream.of(
                // by the client that Camel makes for itself
                Arguments.of(
                        List.of("turbine-status"),
                        List.of("CONNECT secretsmanager.us-east-1.amazonaws.com:443 HTTP/1.1")),
                // by the KCL's, and by Wadi's
                Arguments.of(
                        List.of("batch-records", "snapshot-status"),
                        List.of(
                                "CONNECT kinesis.us-east-1.amazonaws.com:443 HTTP/1.1",
                                "CONNECT sqs.us-east-1.amazonaws.com:443 HTTP/1.1")));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void awsIsCalledThroughIt(List<String> pipelines, List<String> calls) throws Exception {
        Map<String, String> environment = new HashMap<>(Map.ofEntries(
                Map.entry("AWS_REGION", "us-east-1"),
                Map.entry("AWS_ACCESS_KEY_ID", "any"),
                Map.entry("AWS_SECRET_ACCESS_KEY", "any"),
                Map.entry("TURBINE_STATUS_STREAM", "signals"),
                Map.entry("TURBINE_STATUS_DEAD_LETTER_QUEUE", "dead-letters"),
                Map.entry("ASSET_MAPPING_KEY", "assets"),
                Map.entry("TURBINE_STATUS_MAPPING_KEY", "codes"),
                Map.entry("VMP_SIGNAL", "VMP_STATUS"),
                Map.entry("TAC_SIGNAL", "TAC_STATUS"),
                Map.entry("REDIS_HOST", "127.0.0.1"),
                Map.entry("SECRET_NAME", "turbine/redis"),
                Map.entry("REDIS_PASS_SECRET_KEY", "password"),
                Map.entry("BATCH_RECORDS_STREAM", "files"),
                Map.entry("BATCH_RECORDS_DEAD_LETTER_QUEUE", "dead-letters"),
                Map.entry("DDB_CURATED_RECORDS_TABLE_ARN", "curated-records"),
                Map.entry("LATEST_BATCH_ID", "/batch"),
                Map.entry("PERSIST_RECORDS", "1"),
                Map.entry("SNAPSHOT_STATUS_QUEUE", "reports"),
                Map.entry("SNAPSHOT_STATUS_DEAD_LETTER_QUEUE", "dead-letters"),
                Map.entry("EXPORT_STATE_SQS_QUEUE_URL", "https://sqs.us-east-1.amazonaws.com/123456789012/state.fifo"),
                Map.entry("MONITORING_SNS_TOPIC_ARN", "arn:aws:sns:us-east-1:123456789012:monitoring"),
                Map.entry("CAMEL_MANAGEMENT_PORT", "0")));
        environment.putAll(proxy.environment());
        String[] command = Stream.concat(Stream.of("run"), pipelines.stream()).toArray(String[]::new);
        try (WadiProcess wadi = WadiProcess.start(HOME, environment, command)) {
            await().atMost(LONGEST)
                    .untilAsserted(
                            () -> assertThat(proxy.asked()).as(wadi::output).containsAll(calls));
        }
    }
}
