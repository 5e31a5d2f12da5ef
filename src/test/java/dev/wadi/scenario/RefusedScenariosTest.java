package dev.wadi.scenario;

import static dev.wadi.scenario.ScenarioRuns.FUTURE_BOUNDARY;
import static dev.wadi.scenario.ScenarioRuns.replace;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.RunningCloud;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file that is no scenario is refused with the place, and what to write, before anything is run. */
class RefusedScenariosTest {
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

    @ParameterizedTest
    @CsvSource({
        "poll:, pol:, 'inputs[0].pol: unknown key, did you mean poll?'",
        "outcomes:, outcome:, 'expected.outcome: unknown key, did you mean outcomes?'",
        "reason:, raeson:, 'expected.dlq[0]: reason is missing'",
        "shardId: shard-0, shard: a, 'inputs[0].poll[0]: shardId is missing'",
        "now:, later:, 'config.later: unknown key, known are: enrichedStream, env, now, vendors'",
        "VMP_SIGNAL, VPM_SIGNAL, 'config.env.VPM_SIGNAL: no setting of this name, did you mean VMP_SIGNAL?'",
        "sequenceNumber: \"2\", sequenceNumber: 2, 'inputs[0].poll[1].sequenceNumber: must be text, not the number 2;"
                + " put it in quotes'",
        "pipeline: turbine-status, pipeline: turbines, 'pipeline: no pipeline turbines, known are: batch-records,"
                + " dataset-processing, oltp-ingest, snapshot-status, star-schema, turbine-status'",
        "expected:, 'concurrency: 0\nexpected:', 'concurrency: must be an integer above 0, not 0'",
        "expected:, 'compare: [tables]\n"
                + "expected:', 'compare[0]: tables is not in expected, known are: dlq, outcomes, redis'",
        "expected:, 'faults: [{service: sqs, operation: SendMail, failTimes: 1}]\n"
                + "expected:', 'faults[0].operation: the AWS SDK in use here has no operation SendMail of service sqs'",
        "expected:, 'faults: [{service: redis, operation: HMGT, failTimes: 1}]\n"
                + "expected:', 'faults[0].operation: Redis has no command HMGT, did you mean HMGET?'",
        "expected:, 'faults: [{service: redis, operation: LookUp, failTimes: 1}]\n"
                + "expected:', 'faults[0].operation: Redis has no command LookUp, known are: EVALSHA, HMGET'",
        "expected:, 'faults: [{service: database, operation: query, failTimes: 1}]\n"
                + "expected:', 'faults[0].operation: a database has no operation query here. Write connect'",
        "expected:, 'faults: [{service: dynamo, operation: PutItem, failTimes: 1}]\n"
                + "expected:', 'faults[0].service: no service dynamo, did you mean dynamodb?'"
    })
    void whatIsNotOfTheLayoutIsRefused(String text, String instead, String finding) throws IOException {
        assertThat(runs.findings(runs.edited(FUTURE_BOUNDARY, text, instead))).containsExactly(finding);
    }

    @Test
    void allUnknownKeysAreNamedAtOnce() throws IOException {
        String words = "outcome: {}\n  more: 1\n  outcomes:";
        assertThat(runs.findings(runs.edited(FUTURE_BOUNDARY, "outcomes:", words)))
                .singleElement()
                .asString()
                .contains("expected.outcome: unknown key, did you mean outcomes?", "expected.more: unknown key");
    }

    @Test
    void unknownKeysOfInputsAreNamedWithAllOthers() throws IOException {
        Path file = runs.edited(FUTURE_BOUNDARY, "poll:", "pol:");
        replace(file, "outcomes:", "outcome:");
        assertThat(runs.findings(file))
                .singleElement()
                .asString()
                .contains(
                        "inputs[0].pol: unknown key, did you mean poll?",
                        "expected.outcome: unknown key, did you mean outcomes?");
    }

    @Test
    void aKeyForWhatNoSettingNamesIsRefusedWithTheTypeThatItNeeds() throws IOException {
        String needed = ": unknown key, as no setting in config/turbine-status/settings.properties is of type ";
        Path file = runs.edited(FUTURE_BOUNDARY, "outcomes:", "objects: {}\n  tables: {}\n  outcomes:");
        replace(file, "inputs:", "parameters: {}\ninputs:");
        assertThat(runs.findings(file))
                .singleElement()
                .asString()
                .contains(
                        "parameters" + needed + "[parameter ...]",
                        "expected.objects" + needed + "[bucket ...]",
                        "expected.tables" + needed + "[table ...]");
    }

    @ParameterizedTest
    @CsvSource({
        "'{messageId: m-1, boddy: text}', 'inputs[0].boddy: unknown key, did you mean body?'",
        "'{shardId: s, data: text}', 'inputs[0].shardId: unknown key, known are: body, messageId, poll'",
        "{messageId: m-1}, 'inputs[0]: must have one of the keys [body, poll]'",
        "{body: text}, 'inputs[0]: messageId is missing'"
    })
    void aMessageOfAQueueIsRefusedWithAllItsKeys(String input, String finding) throws IOException {
        Path file = Files.writeString(
                folder.resolve("queue.yaml"),
                "id: queue\npipeline: snapshot-status\ninputs: [" + input + "]\nexpected: {dlq: []}\n");
        assertThat(runs.findings(file)).singleElement().asString().startsWith(finding);
    }

    @ParameterizedTest
    @CsvSource({
        "a.json, '{\"id\": \"a\",\n \"id\": \"b\"}', ':2:6: Duplicate field ''id'''",
        "a.json, '{\"id\":', ':1:7: Unexpected end-of-input within/between Object entries'",
        "a.yaml, 'id: 1\nid: 2', ':2:3: Duplicate field ''id'''",
        "a.yaml, 'id: [1', ':1:7: while parsing a flow sequence; expected '','' or '']'', but got <stream end>'",
        "a.yaml, 'id: 1\n\tb: 2', ':2:1: while scanning for the next token; found character ''\\t(TAB)'' that cannot start any"
                + " token. (Do not use \\t(TAB) for indentation)'",
        "a.yaml, 'a: &x 1\nb: *x', ':2:6: YAML aliases (*x) are not supported: write the value out'",
        "a.yaml, 'a: 1\n---\nb: 1', ':3:1: there must be one scenario in a file'",
        "a.yaml, '', ': the file is empty'"
    })
    void aFileThatIsNotWellFormedIsRefusedWithLineAndColumn(String name, String text, String finding)
            throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        assertThat(runs.findings(file)).containsExactly(file + finding);
    }

    @Test
    void aScenarioThatWouldCheckNothingIsRefused() throws IOException {
        assertThat(runs.findings(runs.edited(FUTURE_BOUNDARY, "(?s)expected:.*", "expected: {}")))
                .containsExactly("expected: nothing is expected, so nothing would be checked");
    }

    @Test
    void aFileThatIsNotThereIsAFinding() {
        Path missing = folder.resolve("missing.json");
        assertThat(runs.findings(missing)).containsExactly(missing + ": there is no such file or folder");
    }
}
