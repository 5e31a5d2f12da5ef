package dev.wadi.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.app.installation.Installation;
import dev.wadi.delivery.BatchAccount;
import dev.wadi.delivery.Outcome;
import dev.wadi.delivery.RecordMessage;
import dev.wadi.local.LocalCloud;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.testing.AnsweringProxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Handler;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioRunnerTest {
    private static final Path HOME = Path.of("").toAbsolutePath();
    private static final Path OTHER_SIGNALS = scenario("05-other-signals-filtered.json");
    private static final Path FUTURE_BOUNDARY = scenario("19-future-boundary.yaml");
    private static LocalCloud cloud;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        cloud = LocalCloud.start(LocalCloudOptions.defaults().withoutLimits());
    }

    @AfterAll
    static void end() {
        cloud.close();
    }

    @Test
    void aWrongExpectationIsShownWithItsPlaceAndBothValues() throws IOException {
        assertThat(findings(edited(FUTURE_BOUNDARY, "status: RUNNING\n", "status: DERATED\n")))
                .containsExactly("redis.hashes.ast-1.status\n  expected  DERATED\n  actual    RUNNING");
        assertThat(findings(edited(FUTURE_BOUNDARY, "saved: 1", "saved: 2")))
                .containsExactly("outcomes.saved\n  expected  2\n  actual    1");
        assertThat(findings(edited(FUTURE_BOUNDARY, "reason: timestamp_in_future", "reason: unknown_asset")))
                .containsExactly("dlq[shard-0:1].reason\n  expected  unknown_asset\n  actual    timestamp_in_future");
    }

    @Test
    void whatIsThereAndNotExpectedIsADifferenceToo() throws IOException {
        assertThat(findings(edited(FUTURE_BOUNDARY, "\\n        vmp_source: SCADA", "")))
                .containsExactly("redis.hashes.ast-1.vmp_source\n  expected  (none)\n  actual    SCADA");
        assertThat(findings(edited(FUTURE_BOUNDARY, ", dead_letter: 1", "")))
                .containsExactly("outcomes.dead_letter\n  expected  (none)\n  actual    1");
        assertThat(findings(edited(FUTURE_BOUNDARY, "dlq:\\n.*\\n.*", "dlq: []")))
                .singleElement()
                .asString()
                .startsWith("dlq\n  expected  (none)\n  actual    reason=timestamp_in_future");
    }

    @ParameterizedTest
    @CsvSource({
        "poll:, pol:, 'inputs[0].pol: unknown key, did you mean poll?'",
        "outcomes:, outcome:, 'expected.outcome: unknown key, did you mean outcomes?'",
        "reason:, raeson:, 'expected.dlq[0]: reason is missing'",
        "shardId: shard-0, shard: a, 'inputs[0].poll[0]: shardId is missing'",
        "now:, later:, 'config.later: unknown key, known are: enrichedStream, env, now, vendors'",
        "VMP_SIGNAL, VPM_SIGNAL, 'config.env.VPM_SIGNAL: no setting of this name, did you mean VMP_SIGNAL?'",
        "sequenceNumber: \"2\", sequenceNumber: 2, 'inputs[0].poll[1].sequenceNumber: must be text, not the number 2; put it in quotes'",
        "pipeline: turbine-status, pipeline: turbines, 'pipeline: no pipeline turbines, known are: batch-records, snapshot-status, turbine-status'",
        "expected:, 'concurrency: 0\nexpected:', 'concurrency: must be an integer above 0, not 0'",
        "expected:, 'compare: [tables]\nexpected:', 'compare[0]: tables is not in expected, known are: dlq, outcomes, redis'",
        "expected:, 'faults: [{service: sqs, operation: SendMail, failTimes: 1}]\nexpected:', 'faults[0].operation: the AWS SDK in use here has no operation SendMail of service sqs'"
    })
    void whatIsNotOfTheLayoutIsRefused(String text, String instead, String finding) throws IOException {
        assertThat(findings(edited(FUTURE_BOUNDARY, text, instead))).containsExactly(finding);
    }

    @Test
    void allUnknownKeysAreNamedAtOnce() throws IOException {
        String words = "outcome: {}\n  more: 1\n  outcomes:";
        assertThat(findings(edited(FUTURE_BOUNDARY, "outcomes:", words)))
                .singleElement()
                .asString()
                .contains("expected.outcome: unknown key, did you mean outcomes?", "expected.more: unknown key");
    }

    @Test
    void unknownKeysOfInputsAreNamedWithAllOthers() throws IOException {
        Path file = edited(FUTURE_BOUNDARY, "poll:", "pol:");
        replace(file, "outcomes:", "outcome:");
        assertThat(findings(file))
                .singleElement()
                .asString()
                .contains(
                        "inputs[0].pol: unknown key, did you mean poll?",
                        "expected.outcome: unknown key, did you mean outcomes?");
    }

    @ParameterizedTest
    @CsvSource({
        "saved: 1, savd: 1, 'savd: no step of the route gives this outcome, did you mean saved?'",
        "saved: 1, 'saved: 1, dead_leter: 0', 'dead_leter: no step of the route gives this outcome, did you mean dead_letter?'",
        "saved: 1, stored: 1, 'stored: no step of the route gives this outcome, known are: dead_letter, duplicate, filtered, late, saved'"
    })
    void anOutcomeThatTheRouteDoesNotGiveFailsWhateverItsNumber(String text, String instead, String finding)
            throws IOException {
        assertThat(findings(edited(FUTURE_BOUNDARY, text, instead))).containsExactly("expected.outcomes." + finding);
    }

    @Test
    void theOutcomesOfARouteWithoutJavaAreThoseThatItsYamlGives() throws IOException {
        Path home = orders("""
                        - split:
                            id: each-order
                            simple: "${body}"
                            steps:
                              - setHeader:
                                  id: name-kind
                                  name: kind
                                  constant: other
                              - choice:
                                  id: by-kind
                                  when:
                                    - simple: "${header.kind} == 'bulk'"
                                      steps:
                                        - to: {id: leave-bulk, uri: "outcome:postponed"}
                                  otherwise:
                                    steps:
                                      - to: {id: leave-others, uri: "outcome:ignored"}
                        """);
        Path scenario = order("ignored: 1, postponed: 0, filtered: 0");
        assertThat(findings(home, scenario)).isEmpty();
        replace(scenario, "postponed", "postpond");
        assertThat(findings(home, scenario))
                .containsExactly("expected.outcomes.postpond: no step of the route gives this outcome,"
                        + " did you mean postponed?");
        replace(scenario, "postpond", "saved");
        assertThat(findings(home, scenario))
                .containsExactly("expected.outcomes.saved: no step of the route gives this outcome,"
                        + " known are: dead_letter, filtered, ignored, postponed");
    }

    @Test
    void aWordThatTheRunHasCountedProvesItselfWhateverGaveIt() throws IOException {
        Path home = orders("- bean: {beanType: '" + Booking.class.getName() + "'}\n");
        Path scenario = order("booked: 1");
        assertThat(findings(home, scenario)).isEmpty();
        replace(scenario, "booked: 1", "booked: 2");
        assertThat(findings(home, scenario)).containsExactly("outcomes.booked\n  expected  2\n  actual    1");
        replace(scenario, "booked: 2", "boked: 0");
        assertThat(findings(home, scenario))
                .containsExactly(
                        "expected.outcomes.boked: no step of the route gives this outcome, did you mean booked?");
    }

    /** Says nowhere which outcomes it has. */
    public static final class Booking {
        @Handler
        public void book(@Body List<RecordMessage> poll, Exchange exchange) {
            poll.forEach(order -> BatchAccount.of(exchange).done(order.record(), Outcome.of("booked")));
        }
    }

    private Path orders(String steps) throws IOException {
        Path home = copyOfHome();
        Files.createDirectories(home.resolve("config/orders"));
        Files.writeString(home.resolve("config/orders/settings.properties"), """
                # Stream with the orders. Required. [stream read]
                #orders.stream=orders

                # Queue for refused orders. Required. [queue send]
                #orders.dead-letter-queue=orders-dead-letters
                """);
        Files.createDirectories(home.resolve("routes/orders"));
        Files.writeString(home.resolve("routes/orders/orders.camel.yaml"), """
                - route:
                    id: orders
                    from:
                      uri: "kinesis-stream:{{orders.stream}}"
                      steps:
                """ + steps.indent(8));
        return home;
    }

    private Path order(String outcomes) throws IOException {
        return Files.writeString(folder.resolve("order.yaml"), """
                id: order
                pipeline: orders
                inputs:
                  - poll: [{shardId: shard-0, sequenceNumber: "1", data: {}}]
                expected:
                  outcomes: {%s}
                """.formatted(outcomes));
    }

    @Test
    void aFaultThatNeverComesFails() throws IOException {
        String fault = "faults: [{service: sns, operation: Publish, failTimes: 1}]\nexpected:";
        assertThat(findings(edited(FUTURE_BOUNDARY, "expected:", fault)))
                .containsExactly("faults: no call of sns Publish failed by this one");
    }

    @ParameterizedTest
    @CsvSource({
        "a.json, '{\"id\": \"a\",\n \"id\": \"b\"}', ':2:6: Duplicate field ''id'''",
        "a.json, '{\"id\":', ':1:7: Unexpected end-of-input within/between Object entries'",
        "a.yaml, 'id: 1\nid: 2', ':2:3: Duplicate field ''id'''",
        "a.yaml, 'id: [1', ':1:7: while parsing a flow sequence; expected '','' or '']'', but got <stream end>'",
        "a.yaml, 'a: &x 1\nb: *x', ':2:6: YAML aliases (*x) are not supported: write the value out'",
        "a.yaml, 'a: 1\n---\nb: 1', ':3:1: there must be one scenario in a file'",
        "a.yaml, '', ': the file is empty'"
    })
    void aFileThatIsNotWellFormedIsRefusedWithLineAndColumn(String name, String text, String finding)
            throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        assertThat(findings(file)).containsExactly(file + finding);
    }

    @Test
    void aScenarioThatWouldCheckNothingIsRefused() throws IOException {
        assertThat(findings(edited(FUTURE_BOUNDARY, "(?s)expected:.*", "expected: {}")))
                .containsExactly("expected: nothing is expected, so nothing would be checked");
    }

    @Test
    void aFileThatIsNotThereIsAFinding() {
        Path missing = folder.resolve("missing.json");
        assertThat(findings(missing)).containsExactly(missing + ": there is no such file or folder");
    }

    @Test
    void anApplicationThatRefusesToStartIsExplained() throws IOException {
        assertThat(findings(edited(FUTURE_BOUNDARY, "VMP_SIGNAL: VmpState, ", "")))
                .singleElement()
                .asString()
                .startsWith("the application did not start:\n  ")
                .contains("VMP");
    }

    @Test
    void onlyWhatCompareNamesIsCompared() throws IOException {
        Path wrongOutcomes = edited(FUTURE_BOUNDARY, "saved: 1", "saved: 7");
        assertThat(findings(edited(wrongOutcomes, "expected:", "compare: [redis, dlq]\nexpected:")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"shard-0:1", "shard-0:2"})
    void aRowThatIsExpectedWordForWordIsNotTakenForOneWithAnOpenId(String event) throws IOException {
        String row = "DataTableName: {S: alert}, BatchId: {S: b-1}, S3Key: {S: 's3://curated/waze/file.csv'},"
                + " State: {'NULL': true}, TotalNumCuratedRecords: {'NULL': true}, IsHistorical: {'NULL': true},"
                + " Year: {'NULL': true}, Month: {'NULL': true}";
        String data = "data: {s3-key: waze/file.csv, bucket-name: curated, table-name: alert}";
        Path file = Files.writeString(folder.resolve("two-alike.yaml"), """
                id: two-alike
                pipeline: batch-records
                config: {env: {DDB_CURATED_RECORDS_TABLE_ARN: files, LATEST_BATCH_ID: /batch, PERSIST_RECORDS: "1"}}
                parameters: {/batch: b-1}
                inputs:
                  - poll:
                      - {shardId: shard-0, sequenceNumber: "1", %1$s}
                      - {shardId: shard-0, sequenceNumber: "2", %1$s}
                expected:
                  tables:
                    files:
                      - {CurationRecordId: {S: $uuid}, %2$s}
                      - {CurationRecordId: {S: %3$s}, %2$s}
                """.formatted(
                        data, row, UUID.nameUUIDFromBytes(event.getBytes(StandardCharsets.UTF_8))));
        assertThat(findings(file)).isEmpty();
    }

    @Test
    void aTableMayBeNamedByTheArnOfOneOfItsIndexes() throws IOException {
        Path file = Files.writeString(folder.resolve("index.yaml"), """
                id: index
                pipeline: batch-records
                config:
                  env:
                    DDB_CURATED_RECORDS_TABLE_ARN: arn:aws:dynamodb:eu-west-1:123456789012:table/files/index/by-batch
                    LATEST_BATCH_ID: /batch
                    PERSIST_RECORDS: "1"
                inputs:
                  - poll: [{shardId: shard-0, sequenceNumber: "1", data: {s-key: waze/file.csv}}]
                expected:
                  tables: {files: []}
                  outcomes: {dead_letter: 1}
                """);
        assertThat(findings(file)).isEmpty();
    }

    @Test
    void aFileWithoutConfigRunsWithTheDefaults() throws IOException {
        Path file = Files.writeString(folder.resolve("plain.yaml"), """
                id: plain
                pipeline: snapshot-status
                inputs:
                  - {messageId: m-1, body: nonsense}
                expected:
                  outcomes: {dead_letter: 1}
                """);
        assertThat(findings(file)).isEmpty();
    }

    @Test
    void aTableThatTakesItsTimeIsWaitedFor() throws IOException {
        Path services = HOME.resolve("routes/snapshot-status/scenarios/31-every-service-fails.yaml");
        String variable = "AWS_ENDPOINT_URL_DYNAMODB";
        try (AnsweringProxy slow =
                new AnsweringProxy(URI.create(cloud.environment().get(variable)))) {
            SlowTables tables = new SlowTables();
            slow.answer(tables::answer);
            Map<String, String> environment = new HashMap<>(cloud.environment());
            environment.put(variable, slow.uri().toString());
            try (ScenarioRunner runner = new ScenarioRunner(new Installation(HOME), environment)) {
                assertThat(runner.run(services).findings()).isEmpty();
            }
            assertThat(slow.answered()).as("looks at the tables").isGreaterThanOrEqualTo(SlowTables.LOOKS);
        }
    }

    /** A new table takes no items before it was looked at some times. */
    private static final class SlowTables {
        static final int LOOKS = 3;
        private static final String JSON = "application/x-amz-json-1.0";
        private int open;

        synchronized Optional<AnsweringProxy.Page> answer(String operation) {
            if (operation.equals("CreateTable")) {
                open = LOOKS;
            } else if (open > 0 && operation.equals("DescribeTable")) {
                open--;
                return Optional.of(new AnsweringProxy.Page(200, JSON, "{\"Table\": {\"TableStatus\": \"CREATING\"}}"));
            } else if (open > 0 && operation.equals("PutItem")) {
                return Optional.of(new AnsweringProxy.Page(
                        400,
                        JSON,
                        "{\"__type\": \"com.amazonaws.dynamodb.v20120810#ResourceNotFoundException\","
                                + " \"message\": \"Requested resource not found\"}"));
            }
            return Optional.empty();
        }
    }

    @Test
    void aWrongCounterMessageOrRowOfAPipelineWithAllOfThemIsShown() throws IOException {
        Path services = HOME.resolve("routes/snapshot-status/scenarios/31-every-service-fails.yaml");
        String counter = "snapshot_sender_status_checker_files_received_total";
        String labels = "{collection_name=db.a, correlation_id=r1, export_date=20261120, snapshot_type=full}";
        assertThat(findings(edited(services, "  sqs:\n", "  metrics: [{name: " + counter + ", value: 1}]\n  sqs:\n")))
                .contains(
                        "metrics." + counter + "{}\n  expected  1\n  actual    0",
                        "metrics." + counter + labels + "\n  expected  (none)\n  actual    1");
        assertThat(findings(edited(services, "messageGroupId: db_a", "messageGroupId: db")))
                .singleElement()
                .asString()
                .startsWith("sqs\n  expected  queue=export-state, messageGroupId=db, body={");
        assertThat(findings(edited(services, "All collections successful", "All well")))
                .singleElement()
                .asString()
                .startsWith("sns\n  expected  topic=monitoring, message={");
        assertThat(findings(edited(services, "COMPLETED", "RECEIVED")))
                .containsExactly(
                        "tables.product[Correlation_Id={\"S\":\"r1\"}, DataProduct={\"S\":\"SNAPSHOT_SENDER\"}]"
                                + ".Status\n  expected  {\"S\":\"RECEIVED\"}\n  actual    {\"S\":\"COMPLETED\"}");
    }

    @Test
    void anEditOfTheRouteShowsInTheOutcomes() throws IOException {
        Path home = copyOfHome();
        Path route = home.resolve("routes/turbine-status/turbine-status.camel.yaml");
        replace(route, "\\$\\{header.kind} != ''", "\\${header.kind} != 'X'");
        assertThat(findings(home, OTHER_SIGNALS))
                .contains("outcomes.filtered\n  expected  2\n  actual    0")
                .contains("outcomes.dead_letter\n  expected  0\n  actual    2");
    }

    @Test
    void aChangedLimitShowsInTheOutcomes() throws IOException {
        Path home = copyOfHome();
        replace(
                home.resolve("config/turbine-status/settings.properties"),
                "MAX_FUTURE_SECONDS=600",
                "MAX_FUTURE_SECONDS=601");
        assertThat(findings(home, FUTURE_BOUNDARY)).contains("outcomes.dead_letter\n  expected  1\n  actual    0");
    }

    private static List<String> findings(Path file) {
        return findings(HOME, file);
    }

    private static List<String> findings(Path home, Path file) {
        try (ScenarioRunner runner = new ScenarioRunner(new Installation(home), cloud.environment())) {
            return runner.run(file).findings();
        }
    }

    private static Path scenario(String name) {
        return HOME.resolve("routes/turbine-status/scenarios").resolve(name);
    }

    private Path edited(Path scenario, String pattern, String replacement) throws IOException {
        Path copy = folder.resolve("edited.yaml");
        Files.writeString(copy, Files.readString(scenario));
        replace(copy, pattern, replacement);
        return copy;
    }

    private static void replace(Path file, String pattern, String replacement) throws IOException {
        String before = Files.readString(file);
        String after = before.replaceFirst(pattern, replacement);
        assertThat(after).isNotEqualTo(before);
        Files.writeString(file, after);
    }

    private Path copyOfHome() throws IOException {
        for (String part : List.of("routes", "config")) {
            try (Stream<Path> files = Files.walk(HOME.resolve(part))) {
                files.forEach(file -> copy(file, folder.resolve(HOME.relativize(file))));
            }
        }
        return folder;
    }

    private static void copy(Path file, Path to) {
        try {
            Files.copy(file, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
