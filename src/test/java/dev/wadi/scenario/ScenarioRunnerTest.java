package dev.wadi.scenario;

import static dev.wadi.scenario.ScenarioRuns.FUTURE_BOUNDARY;
import static dev.wadi.scenario.ScenarioRuns.HOME;
import static dev.wadi.scenario.ScenarioRuns.SERVICES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.app.installation.Installation;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.RunningCloud;
import dev.wadi.testing.AnsweringProxy;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a scenario may name and leave out, and what it waits for. */
class ScenarioRunnerTest {
    @RegisterExtension
    static final RunningCloud CLOUD =
            new RunningCloud(LocalCloudOptions.defaults().withoutLimits());

    @TempDir
    private Path folder;

    private ScenarioRuns runs;

    @BeforeEach
    void begin() {
        runs = new ScenarioRuns(CLOUD.cloud().environment(), folder);
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
        assertThat(runs.findings(file)).isEmpty();
    }

    @Test
    void messagesOfAQueueMayComeInOnePoll() throws IOException {
        Path file = Files.writeString(folder.resolve("poll.yaml"), """
                id: poll
                pipeline: snapshot-status
                inputs:
                  - poll:
                      - {messageId: m-1, body: nonsense}
                      - {messageId: m-2, body: {no: field}}
                expected:
                  dlq:
                    - {reason: malformed_json, source_id: m-1}
                    - {reason: missing_required_fields, source_id: m-2}
                """);
        assertThat(runs.findings(file)).isEmpty();
    }

    @Test
    void aFifoQueueOrTopicMayBeNamedInFull() throws IOException {
        Path file = runs.edited(SERVICES, "target: export-state,", "target: export-state.fifo,");
        ScenarioRuns.replace(file, "queue: export-state\n", "queue: export-state.fifo\n");
        ScenarioRuns.replace(file, "topic: monitoring\n", "topic: monitoring.fifo\n");
        assertThat(runs.findings(file)).isEmpty();
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
        assertThat(runs.findings(file)).isEmpty();
    }

    @Test
    void aFaultThatNeverComesFails() throws IOException {
        String fault = "faults: [{service: sns, operation: Publish, failTimes: 1}]\nexpected:";
        assertThat(runs.findings(runs.edited(FUTURE_BOUNDARY, "expected:", fault)))
                .singleElement()
                .asString()
                .startsWith("faults: no call of sns Publish failed by this one. The calls were: redis EVALSHA at ast-1,"
                        + " redis HMGET at assets, redis HMGET at codes, ")
                .endsWith("sqs GetQueueAttributes at dead-letters, sqs SendMessageBatch at dead-letters");
    }

    @Test
    void anApplicationThatRefusesToStartIsExplained() throws IOException {
        assertThat(runs.findings(runs.edited(FUTURE_BOUNDARY, "VMP_SIGNAL: VmpState, ", "")))
                .singleElement()
                .asString()
                .startsWith("the application did not start:\n  ")
                .contains("VMP");
    }

    @Test
    void aTableThatTakesItsTimeIsWaitedFor() throws IOException {
        String variable = "AWS_ENDPOINT_URL_DYNAMODB";
        try (AnsweringProxy slow =
                new AnsweringProxy(URI.create(CLOUD.cloud().environment().get(variable)))) {
            SlowTables tables = new SlowTables();
            slow.answer(tables::answer);
            Map<String, String> environment = new HashMap<>(CLOUD.cloud().environment());
            environment.put(variable, slow.uri().toString());
            try (ScenarioRunner runner = new ScenarioRunner(new Installation(HOME), environment)) {
                assertThat(runner.run(SERVICES).findings()).isEmpty();
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
}
