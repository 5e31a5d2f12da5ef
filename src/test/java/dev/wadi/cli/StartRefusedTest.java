package dev.wadi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.testing.WadiProcess;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each start that cannot succeed ends with one message that names the setting or the place in a file, and what to do. */
class StartRefusedTest {
    private static final Path HOME = Path.of("").toAbsolutePath();

    /** What may be wrong at once: a start for each group. */
    static Stream<List<Mistake>> mistakes() {
        return Stream.of(
                List.of(
                        missing("TURBINE_STATUS_MAPPING_KEY", "TURBINE_STATUS_MAPPING_KEY=turbine-status-mapping"),
                        missing("VMP_SIGNAL", "VMP_SIGNAL is missing: the vendor vestas", "VMP_SIGNAL=VMP_STATUS"),
                        missing("AWS_REGION", "AWS_REGION=eu-west-1"),
                        new Mistake("MAX_FUTURE_SECONDS", "soon", "must be an integer from 0", "not 'soon'"),
                        new Mistake(
                                "TURBINE_STATUS_INITIAL_POSITION",
                                "AT_TIMESTAMP",
                                "turbine-status.start-timestamp is missing",
                                "turbine-status.start-timestamp=2026"),
                        new Mistake(
                                "TURBINE_STATUS_ENRICHED_STREAM",
                                "${header.signal}",
                                "turbine-status.enriched-stream must be the name of a Kinesis stream",
                                "not '${header.signal}'"),
                        new Mistake(
                                "SECRET_NAME",
                                "turbine/redis",
                                "REDIS_PASS_SECRET_KEY is missing: SECRET_NAME is set, which needs it"),
                        new Mistake("LOG_LEVEL", "LOUD", "LOG_LEVEL must be one of TRACE", "not 'LOUD'")),
                List.of(
                        new Mistake(
                                "TURBINE_STATUS_STREAM",
                                null,
                                "turbine-status.stream is missing",
                                "or as TURBINE_STATUS_STREAM in the environment"),
                        new Mistake(
                                "VENDORS", "vestos", "VENDORS names the vendor 'vestos'", "It has: vestas, siemens"),
                        new Mistake(
                                "TURBINE_STATUS_START_TIMESTAMP",
                                "yesterday",
                                "turbine-status.start-timestamp must be a time",
                                "such as 2026-11-21T00:00:00Z")));
    }

    /**
     * @param value null where it is not set
     * @param told problem and advice
     */
    private record Mistake(String variable, String value, List<String> told) {
        Mistake(String variable, String value, String... told) {
            this(variable, value, List.of(told));
        }
    }

    private static Mistake missing(String variable, String... told) {
        return new Mistake(
                variable,
                null,
                Stream.concat(Stream.of(variable + " is missing"), Stream.of(told))
                        .toArray(String[]::new));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aWrongSettingIsNamedWithAnExample(List<Mistake> mistakes) throws Exception {
        Map<String, String> environment = StartEnvironment.complete();
        for (Mistake mistake : mistakes) {
            if (mistake.value() == null) {
                environment.remove(mistake.variable());
            } else {
                environment.put(mistake.variable(), mistake.value());
            }
        }
        try (WadiProcess wadi = WadiProcess.start(HOME, environment, "run", "turbine-status")) {
            assertThat(wadi.exitCode()).as(wadi::output).isEqualTo(2);
            assertThat(wadi.output()).doesNotContain("\tat ");
            assertThat(mistakes).allSatisfy(mistake -> assertThat(wadi.output()).contains(mistake.told()));
        }
    }

    @Test
    void allThatIsWrongStandsInOneMessage() throws Exception {
        Map<String, String> environment = StartEnvironment.complete();
        environment.remove("AWS_REGION");
        environment.remove("TURBINE_STATUS_STREAM");
        environment.putAll(Map.ofEntries(
                Map.entry("TURBINE_STATUS_STRAEM", "signals"),
                Map.entry("REDIS_HOTS", "127.0.0.1"),
                Map.entry("REDIS_PORT", "tcp://10.0.0.1:6379"),
                Map.entry("MAX_FUTURE_SECONDS", "soon"),
                Map.entry("LOG_LEVEL", "LOUD"),
                Map.entry("TURBINE_STATUS_VENDORS_FILE", "/nowhere/vendors.yaml"),
                Map.entry("TURBINE_STATUS_ENRICHED_STREAM", "${header.stream}"),
                Map.entry("SECRET_NAME", "turbine/redis"),
                Map.entry("BATCH_RECORDS_STREAM", "files"),
                Map.entry("BATCH_RECORDS_DEAD_LETTER_QUEUE", "file-letters"),
                Map.entry("DDB_CURATED_RECORDS_TABLE_ARN", "curated-records"),
                Map.entry("LATEST_BATCH_ID", "/latest"),
                Map.entry("PERSIST_RECORDS", "maybe"),
                Map.entry("BATCH_RECORDS_LEASE_TABLE", "wadi-turbine-status-leases"),
                Map.entry("SNAPSHOT_STATUS_QUEUE", "reports"),
                Map.entry(
                        "SNAPSHOT_STATUS_DEAD_LETTER_QUEUE",
                        "https://sqs.eu-west-1.amazonaws.com/123456789012/reports"),
                Map.entry("EXPORT_STATE_SQS_QUEUE_URL", "export-state"),
                Map.entry("MONITORING_SNS_TOPIC_ARN", "monitoring"),
                Map.entry("CAMEL_MANAGEMENT_HOST", "0.0.0.0"),
                Map.entry("CAMEL_MANAGEMENT_SEND_ENABLED", "true"),
                Map.entry("WADI_OUTBOX_CLAIM_TIME", "10"),
                Map.entry("CAMEL_SERVER_ENABLED", "true"),
                Map.entry("CAMEL_SERVER_HOST", "0.0.0.0")));
        try (WadiProcess wadi =
                WadiProcess.start(HOME, environment, "run", "turbine-status", "batch-records", "snapshot-status")) {
            assertThat(wadi.exitCode()).as(wadi::output).isEqualTo(2);
            assertThat(wadi.output())
                    .contains(
                            "TURBINE_STATUS_STRAEM is in the environment and is no setting",
                            "The nearest is TURBINE_STATUS_STREAM",
                            "The nearest is REDIS_HOST",
                            "Write instead in the environment, for example: REDIS_HOST=localhost",
                            "REDIS_PORT must be an integer",
                            "enableServiceLinks: false",
                            "MAX_FUTURE_SECONDS must be an integer",
                            "LOG_LEVEL must be one of",
                            "turbine-status.vendors-file names the file '/nowhere/vendors.yaml'",
                            "turbine-status.enriched-stream must be the name of a Kinesis stream",
                            "REDIS_PASS_SECRET_KEY is missing: SECRET_NAME is set, which needs it",
                            "PERSIST_RECORDS must be true, false or an integer",
                            "batch-records.lease-table both mean the table wadi-turbine-status-leases",
                            "snapshot-status.dead-letter-queue names the queue reports, which snapshot-status.queue reads",
                            "wadi.outbox-claim-time is 10s, and wadi.send-timeout is 40s",
                            "AWS_REGION is missing",
                            "camel.server.host is 0.0.0.0",
                            "EXPORT_STATE_SQS_QUEUE_URL must be the URL of an SQS queue",
                            "MONITORING_SNS_TOPIC_ARN must be the ARN of an SNS topic",
                            "camel.management.sendEnabled would be open to everybody")
                    .doesNotContain("\tat ", "shutdown");
        }
    }

    @Test
    void aTakenPortIsNamed() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Map<String, String> environment = StartEnvironment.complete();
            environment.put("CAMEL_MANAGEMENT_PORT", Integer.toString(taken.getLocalPort()));
            try (WadiProcess wadi = WadiProcess.start(HOME, environment, "run", "turbine-status")) {
                assertThat(wadi.exitCode()).as(wadi::output).isEqualTo(2);
                assertThat(wadi.output())
                        .contains("camel.management.port is " + taken.getLocalPort(), "CAMEL_MANAGEMENT_PORT")
                        .doesNotContain("\tat ");
            }
        }
    }

    @Test
    void aRedisThatIsNotThereEndsTheStartAfterBoundedAttempts() throws Exception {
        try (WadiProcess wadi = WadiProcess.start(HOME, StartEnvironment.complete(), "run", "turbine-status")) {
            assertThat(wadi.exitCode()).as(wadi::output).isEqualTo(1);
            assertThat(wadi.output())
                    .contains("could not be reached in 4 attempts", "REDIS_HOST, REDIS_PORT")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void verboseAddsTheStackTrace() throws Exception {
        Map<String, String> environment = StartEnvironment.complete();
        environment.put("VENDORS", "vestos");
        try (WadiProcess wadi = WadiProcess.start(HOME, environment, "--verbose", "run", "turbine-status")) {
            assertThat(wadi.exitCode()).isEqualTo(2);
            assertThat(wadi.output()).contains("\tat dev.wadi.app.StartSequence");
        }
    }

    @Test
    void aPipelineThatIsNotThereIsWrongUse() throws Exception {
        try (WadiProcess wadi = WadiProcess.start(HOME, StartEnvironment.complete(), "run", "turbine-state")) {
            assertThat(wadi.exitCode()).isEqualTo(2);
            assertThat(wadi.output()).contains("There is no pipeline turbine-state", "turbine-status");
        }
    }
}
