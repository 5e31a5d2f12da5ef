package dev.wadi.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.app.installation.Installation;
import dev.wadi.app.installation.PipelineTemplate;
import dev.wadi.app.installation.PipelineTemplate.Source;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.RunningCloud;
import dev.wadi.scenario.disturbance.Disturbance;
import dev.wadi.scenario.report.ScenarioResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Scenarios that run again with every input twice, and with a crash behind each kind of call. */
class DisturbedRunsTest {
    private static final String STORE = "        - to:\n            id: store\n";
    private static final String TWICE = "with every input delivered twice: ";
    private static final String LETTERS = "dlq: [{reason: malformed_json}]\n";

    @RegisterExtension
    static final RunningCloud CLOUD =
            new RunningCloud(LocalCloudOptions.defaults().withoutLimits());

    @TempDir
    private Path home;

    @BeforeEach
    void makePipeline() throws IOException {
        Files.createDirectories(home.resolve("routes"));
        Files.createDirectories(home.resolve("config"));
        Files.copy(
                ScenarioRuns.HOME.resolve("config/application.properties"),
                home.resolve("config/application.properties"));
        PipelineTemplate.make(new Installation(home), Source.kinesis, "parking-events");
    }

    @Test
    void whatIsDoneOnceLeavesNoFinding() throws IOException {
        ScenarioResult result = disturbed("""
                tables:
                  parking-events: [{event_id: {S: a-1}, kind: {S: arrival}}]
                outcomes: {stored: 1, dead_letter: 1}
                """ + LETTERS);
        assertThat(result.findings()).isEmpty();
        assertThat(result.notes()).containsExactly("delivered twice, 3 crashes");
    }

    @Test
    void aRowUnderANewKeyAtEachDeliveryIsFound() throws IOException {
        edit("item.event_id: \"${body[id]}\"", "item.event_id: \"${uuid}\"");
        assertThat(disturbed(LETTERS).findings())
                .anySatisfy(finding -> assertThat(finding)
                        .startsWith(TWICE + "table parking-events, by step store\n  expected  (none)"))
                .anySatisfy(finding -> assertThat(finding)
                        .startsWith("with a crash behind PutItem on table parking-events (dynamodb), a call of step"
                                + " store: table parking-events, by step store\n  expected  (none)"))
                .hasSize(4);
    }

    @Test
    void anAddWithoutMarkerIsFound() throws IOException {
        settings("""
                # DynamoDB table with the number of events of each kind. [table update; file=kinds.table.json]
                parking-events.kinds-table=kinds
                """);
        Files.writeString(home.resolve("config/parking-events/kinds.table.json"), """
                {"TableName": "kinds", "BillingMode": "PAY_PER_REQUEST",
                 "AttributeDefinitions": [{"AttributeName": "kind", "AttributeType": "S"}],
                 "KeySchema": [{"AttributeName": "kind", "KeyType": "HASH"}]}
                """);
        bean("add", AddAtEachDelivery.class, "{{parking-events.kinds-table}}");
        beforeStore("""
                - process:
                    id: count-kind
                    ref: add
                """);
        String counted = "  expected  table kinds: {\"events\":{\"N\":\"1\"},\"kind\":{\"S\":\"arrival\"}}\n"
                + "  actual    table kinds: {\"events\":{\"N\":\"2\"},\"kind\":{\"S\":\"arrival\"}}";
        assertThat(disturbed(LETTERS).findings())
                .contains(TWICE + "table kinds, by step count-kind\n" + counted)
                .contains("with a crash behind UpdateItem on table kinds (dynamodb), a call of step count-kind: table"
                        + " kinds, by step count-kind\n" + counted);
    }

    @Test
    void aMessageWithANewIdAtEachDeliveryIsFoundOnAFifoQueue() throws IOException {
        tellPartner("partner.fifo", "${uuid}");
        assertThat(disturbed(LETTERS).findings())
                .anySatisfy(finding -> assertThat(finding)
                        .startsWith(TWICE + "queue partner, by step tell-partner\n  expected  (none)"))
                .anySatisfy(finding -> assertThat(finding)
                        .startsWith("with a crash behind SendMessageBatch on queue partner (sqs), a call of step"
                                + " tell-partner: queue partner, by step tell-partner\n  expected  (none)"));
    }

    @Test
    void aPutOnceThatRefusesWhatIsThereIsFound() throws IOException {
        bean("putOrTell", PutOrTell.class, "{{parking-events.table}}");
        beforeStore("""
                - process:
                    id: put-row
                    ref: putOrTell
                - filter:
                    id: if-there
                    simple: "${header.there} == true"
                    steps:
                      - to:
                          id: refuse-repeat
                          uri: "refuse:already_there"
                """);
        assertThat(disturbed(LETTERS).findings())
                .anySatisfy(finding -> assertThat(finding)
                        .startsWith(TWICE + "dead letters, by step refuse-repeat\n  expected  (none)")
                        .contains("already_there"))
                .anySatisfy(finding -> assertThat(finding)
                        .startsWith("with a crash behind PutItem on table parking-events (dynamodb), a call of step"
                                + " put-row: dead letters, by step refuse-repeat\n  expected  (none)"));
    }

    @Test
    void aStandardQueueMayHoldAMessageTwice() throws IOException {
        tellPartner("partner", "${body[id]}");
        assertThat(disturbed(LETTERS).findings()).isEmpty();
    }

    @Test
    void aScenarioMayAllowARepeatAndTheReasonIsTold() throws IOException {
        tellPartner("partner.fifo", "${uuid}");
        ScenarioResult result = disturbed(LETTERS, "mayRepeat: [{queue: partner, reason: The partner drops repeats.}]");
        assertThat(result.findings()).isEmpty();
        assertThat(result.notes()).contains("queue partner may repeat: The partner drops repeats.");
    }

    @Test
    void aRepeatIsAllowedOnlyOfWhatIsThereAndForAReason() throws IOException {
        assertThat(disturbed(LETTERS, "mayRepeat: [{table: parking-event, reason: any}]")
                        .findings())
                .containsExactly("mayRepeat[0]: the pipeline writes to no table parking-event, did you mean table"
                        + " parking-events?");
        assertThat(disturbed(LETTERS, "mayRepeat: [{table: parking-events}]").findings())
                .containsExactly("mayRepeat[0]: reason is missing");
        assertThat(disturbed(LETTERS, "mayRepeat: [{reason: any}]").findings())
                .singleElement()
                .asString()
                .startsWith("mayRepeat[0]: must have one of the keys");
    }

    @Test
    void aValueThatIsAnotherOneInEachRunIsNotCompared() throws IOException {
        edit("item.kind: \"${body[kind]}\"", "item.kind: \"${body[kind]}\"\n              item.ticket: \"${uuid}\"");
        assertThat(disturbed(LETTERS).findings()).isEmpty();
    }

    @Test
    void aScenarioThatFailsIsNotDisturbed() throws IOException {
        ScenarioResult result = disturbed("outcomes: {stored: 2}\n");
        assertThat(result.findings()).noneSatisfy(finding -> assertThat(finding).startsWith("with"));
        assertThat(result.notes()).isEmpty();
    }

    /** The crash leaves a message in the outbox, and its next try fails, too. */
    @Test
    void aFaultBehindTheCrashIsOvercome() {
        Path scenario = ScenarioRuns.HOME.resolve(
                "routes/snapshot-status/scenarios/15-sqs-send-fails-once-then-redelivered.json");
        try (ScenarioRunner runner = new ScenarioRunner(
                new Installation(ScenarioRuns.HOME),
                CLOUD.cloud().environment(),
                Optional.of(new Disturbance(1, true)))) {
            assertThat(runner.run(scenario).findings()).isEmpty();
        }
    }

    private ScenarioResult disturbed(String expected, String... more) throws IOException {
        Path scenario = Files.writeString(
                home.resolve("once.yaml"), """
                id: parking-events/once
                pipeline: parking-events
                inputs:
                  - poll:
                      - {shardId: shard-0, sequenceNumber: "1", data: {id: a-1, kind: arrival}}
                      - {shardId: shard-0, sequenceNumber: "2", data: "{"}
                """ + String.join("\n", more) + "\nexpected:\n" + expected.indent(2));
        try (ScenarioRunner runner = new ScenarioRunner(
                new Installation(home), CLOUD.cloud().environment(), Optional.of(new Disturbance(1, false)))) {
            return runner.run(scenario);
        }
    }

    private void tellPartner(String queue, String id) throws IOException {
        settings("""
                # SQS queue of the partner, its URL. [queue send; url]
                parking-events.partner-queue-url=https://sqs.eu-west-1.amazonaws.com/123456789012/""" + queue + "\n");
        edit(STORE, """
                - to:
                    id: tell-partner
                    uri: "send-queue:{{parking-events.partner-queue-url}}"
                    parameters:
                      id: "%s"
                      group: "${body[kind]}"
                      last: false
                """.formatted(id).indent(8) + STORE);
    }

    private void settings(String declaration) throws IOException {
        Files.writeString(
                home.resolve("config/parking-events/settings.properties"),
                "\n" + declaration,
                StandardOpenOption.APPEND);
    }

    private void bean(String name, Class<?> type, String table) throws IOException {
        edit("- route:\n", """
                - beans:
                    - name: %s
                      type: "#class:%s"
                      properties:
                        table: "%s"
                - route:
                """.formatted(name, type.getName(), table));
    }

    /** Steps for each event by itself. */
    private void beforeStore(String steps) throws IOException {
        edit(STORE, """
                - split:
                    id: each-event
                    simple: "${body}"
                    aggregationStrategy: remainingRecords
                    steps:
                """.indent(8) + steps.indent(14) + STORE);
    }

    private void edit(String from, String to) throws IOException {
        Path route = home.resolve("routes/parking-events/parking-events.camel.yaml");
        String text = Files.readString(route);
        assertThat(text).contains(from);
        Files.writeString(route, text.replace(from, to));
    }
}
