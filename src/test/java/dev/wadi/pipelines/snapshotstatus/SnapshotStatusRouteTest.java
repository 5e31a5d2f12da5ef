package dev.wadi.pipelines.snapshotstatus;

import static dev.wadi.pipelines.snapshotstatus.SnapshotWorld.file;
import static dev.wadi.pipelines.snapshotstatus.SnapshotWorld.json;
import static dev.wadi.pipelines.snapshotstatus.SnapshotWorld.success;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wadi.app.StartFailure;
import dev.wadi.app.WadiApplication;
import dev.wadi.app.installation.Installation;
import dev.wadi.delivery.StableId;
import dev.wadi.testing.DeadLetters;
import dev.wadi.testing.LogLines;
import dev.wadi.testing.Observed;
import dev.wadi.testing.RouteCoverage;
import dev.wadi.testing.TextRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The route file as it is delivered, with only its {@code from} replaced, between real servers. Run as a whole: it must reach every step. */
@Timeout(600)
class SnapshotStatusRouteTest {
    @RegisterExtension
    static final RouteCoverage COVERAGE = new RouteCoverage("snapshot-status");

    private static SnapshotWorld world;
    private static WadiApplication application;

    private final Observed observed = new Observed();
    /** A run of its own: the queue of the sender knows for minutes what it was told. */
    private final String run = "run-" + UUID.randomUUID();

    @BeforeAll
    static void start() throws Exception {
        world = new SnapshotWorld();
        application = WadiApplication.start(world.plan(Map.of()).withBean("coverage", COVERAGE));
        COVERAGE.expectStepsOf(application.context());
    }

    @AfterAll
    static void stop() {
        application.close();
        world.close();
    }

    @BeforeEach
    void reset() {
        world.reset();
    }

    @Test
    void aRunIsFollowedToItsEnd() {
        world.collection(run, "db.a", "Sent", 2);
        world.collection(run, "db.b", "Exported", 1);
        deliver(file(run, "db.a", "a1"));
        deliver(file(run, "db.b", "b1"));
        assertThat(world.collections(run)).isEqualTo(Map.of("db.a", "Sent 1", "db.b", "Received 1"));
        assertThat(world.product(run)).isEqualTo("-");
        deliver(file(run, "db.a", "a2"));
        assertThat(world.product(run)).isEqualTo("RECEIVED");
        assertThat(world.heard(1)).containsExactly(run + ": Full - All collections received by NiFi");
        assertThat(world.sent())
                .extracting(message -> message.get("topic_name").textValue())
                .containsExactlyInAnyOrder("db.a", "db.b");
        deliver(success(run, "db.b"));
        assertThat(world.product(run)).isEqualTo("RECEIVED");
        deliver(success(run, "db.a"));
        assertThat(world.collections(run)).isEqualTo(Map.of("db.a", "Success 2", "db.b", "Success 1"));
        assertThat(world.product(run)).isEqualTo("COMPLETED");
        assertThat(world.heard(1)).containsExactly(run + ": Full - All collections successful");
        assertThat(world.pending()).isZero();
        assertThat(observed.outcomes).isEqualTo(Map.of("counted", 3, "successful", 2));
        assertThat(observed.holds).isEmpty();
    }

    @Test
    void eachMessageOfAnEnvelopeHasItsOwnOutcome() {
        world.collection(run, "db.a", "Sent", 5);
        world.row(run, "db.no-status", Map.of("FilesExported", fromN("1")));
        world.row(run, "db.text", Map.of("CollectionStatus", fromS("Sent"), "FilesReceived", fromS("1")));
        world.row(run, "db.no-exported", Map.of("CollectionStatus", fromS("Exporting")));
        String good = json(run, "db.a", ",\"file_name\":\"a1\"");
        deliver(new TextRecord(
                "m1",
                "{\"Records\":[{\"body\":" + good + "},{\"body\":\"{\"},{\"body\":7},{\"x\":1},{\"body\":{}},{\"body\":"
                        + json(run, "db.a", ",\"is_success_file\":[]") + "},{\"body\":" + json(run, "db.ghost", "")
                        + "},{\"body\":" + json(run, "db.no-status", "") + "},{\"body\":" + json(run, "db.text", "")
                        + "},{\"body\":" + json(run, "db.no-exported", "") + "},{\"body\":" + good + "}]}"));
        assertThat(observed.outcomes).isEqualTo(Map.of("counted", 1, "duplicate", 1, "dead_letter", 9));
        assertThat(world.letters())
                .extracting(letter -> letter.get("record_index").intValue() + " "
                        + letter.get("reason").textValue())
                .containsExactlyInAnyOrder(
                        "1 malformed_json",
                        "2 not_an_object",
                        "3 missing_body",
                        "4 missing_required_fields",
                        "5 invalid_field_type",
                        "6 unknown_collection",
                        "7 corrupt_state",
                        "8 corrupt_state",
                        "9 corrupt_state");
        assertThat(world.collections(run))
                .as("one without the number of its exported files counts all the same")
                .isEqualTo(Map.of(
                        "db.a", "Sent 1", "db.no-status", "-", "db.text", "Sent 1", "db.no-exported", "Exporting 1"));
    }

    @Test
    void aDeadLetterHasAnObjectAsObjectAndTheRestAsText() {
        String object = json(run, "db.ghost", ",\"n\": 1.50");
        deliver(new TextRecord("bare", object));
        deliver(new TextRecord("text", "{ oops"));
        deliver(new TextRecord("envelope", """
                {"Records":[{"body":%s},{"body":"%s"}]}""".formatted(object, object.replace("\"", "\\\""))));
        Map<String, JsonNode> payloads = new TreeMap<>();
        world.letters()
                .forEach(letter -> payloads.put(
                        letter.get("source_id").textValue() + letter.get("record_index"), letter.get("payload")));
        assertThat(payloads.get("barenull")).isEqualTo(DeadLetters.json(object));
        assertThat(payloads.get("textnull").textValue()).isEqualTo("{ oops");
        assertThat(payloads.get("envelope0")).isEqualTo(DeadLetters.json(object));
        assertThat(payloads.get("envelope1").textValue()).isEqualTo(object);
    }

    @Test
    void aRedeliveryFinishesWhatAKillHasLeft() {
        world.collection(run, "db.a", "Sent", 1);
        deliver(file(run, "db.a", "a1"));
        world.sent();
        world.heard(1);
        // killed before the run was told: everything behind the change of the collection is undone
        world.dynamoDb.deleteItem(delete -> delete.tableName("data_pipeline_metadata")
                .key(Map.of("Correlation_Id", fromS(run), "DataProduct", fromS("SNAPSHOT_SENDER"))));
        deliver(file(run, "db.a", "a1"));
        assertThat(world.product(run)).isEqualTo("RECEIVED");
        assertThat(world.heard(1)).hasSize(1);
        assertThat(world.sent()).as("it had gone out").isEmpty();
        deliver(file(run, "db.a", "a1"));
        assertThat(world.heard(0)).isEmpty();
        assertThat(world.collections(run)).isEqualTo(Map.of("db.a", "Received 1"));
    }

    @Test
    void allPagesOfTheRunAreLookedAt() {
        String large = "x".repeat(300_000);
        for (int i = 0; i < 8; i++) {
            world.row(
                    run,
                    "db." + i,
                    Map.of("CollectionStatus", fromS(i == 7 ? "Exporting" : "Success"), "Note", fromS(large)));
        }
        world.status(run, "db.0", "Received");
        deliver(success(run, "db.0"));
        assertThat(world.product(run)).isEqualTo("-");
        world.status(run, "db.7", "Received");
        deliver(success(run, "db.7"));
        assertThat(world.product(run)).isEqualTo("COMPLETED");
    }

    @Test
    void aCollectionWithoutStatusKeepsTheRunOpen() {
        world.collection(run, "db.a", "Sent", 1);
        world.row(run, "db.b", Map.of("FilesExported", fromN("1")));
        deliver(file(run, "db.a", "a1"));
        assertThat(world.product(run)).isEqualTo("-");
        assertThat(world.sent()).hasSize(1);
    }

    @Test
    void namesThatNoRowCanHaveAreUnknown() {
        deliver(new TextRecord("long", json(run, "c".repeat(1025), "")));
        deliver(new TextRecord("longer", json("r".repeat(2049), "c", ",\"is_success_file\":true")));
        deliver(new TextRecord("half", json("\\ud800", "c", "")));
        assertThat(world.letters())
                .extracting(letter -> letter.get("reason").textValue())
                .containsOnly("unknown_collection")
                .hasSize(3);
        assertThat(observed.holds).isEmpty();
    }

    @Test
    void theAnnouncementOfAReceivedRunCanBeLeftOut() throws Exception {
        world.collection(run, "db.a", "Sent", 1);
        try (WadiApplication quiet =
                WadiApplication.start(world.plan(Map.of("SNAPSHOT_STATUS_ANNOUNCE_RECEIVED", "false")))) {
            quiet.<TextRecord>delivery("snapshot-status", observed).deliver(List.of(file(run, "db.a", "a1")));
        }
        assertThat(world.product(run)).isEqualTo("RECEIVED");
        assertThat(world.heard(0)).isEmpty();
    }

    @Test
    void anAnnouncementHasAnIdThatIsTheSameEachTime() {
        world.collection(run, "db.a", "Received", 0);
        deliver(success(run, "db.a"));
        assertThat(world.notifications(1)).singleElement().satisfies(one -> assertThat(
                        one.at("/MessageAttributes/announcement_id/Value").textValue())
                .isEqualTo(StableId.of("snapshot-status/monitoring", run, "ALL_SUCCESSFUL")));
    }

    @Test
    void eachLineOfTheLogHasTheFieldsThatAreKnownAndNoPayload() {
        world.collection(run, "db.a", "Sent", 1);
        List<JsonNode> lines;
        try (LogLines log = LogLines.json("dev.wadi.pipelines.snapshotstatus")) {
            deliver(file(run, "db.a", "a\\u0000\\n1"));
            deliver(new TextRecord("bad", "secret"));
            lines = log.all().stream().map(DeadLetters::json).toList();
        }
        JsonNode received = lines.get(0);
        assertThat(received.get("message").textValue()).isEqualTo("collection is Received");
        assertThat(received.get("correlation_id").textValue()).isEqualTo(run);
        assertThat(received.get("collection_name").textValue()).isEqualTo("db.a");
        assertThat(received.get("snapshot_type").textValue()).isEqualTo("full");
        assertThat(received.get("export_date").textValue()).isEqualTo("2026-11-20");
        assertThat(received.get("file_name").textValue()).isEqualTo("a\u0000\n1");
        assertThat(received.get("message_group_id").textValue()).isEqualTo("db_a");
        assertThat(received.get("collection_status").textValue()).isEqualTo("Received");
        assertThat(received.get("files_received").textValue()).isEqualTo("1");
        assertThat(received.get("files_exported").textValue()).isEqualTo("1");
        assertThat(received.has("files_sent")).isFalse();
        assertThat(lines)
                .extracting(line -> line.get("message").textValue())
                .containsExactly(
                        "collection is Received", "run is RECEIVED", "counted", "bad dead_letter malformed_json");
        assertThat(lines.get(3).has("correlation_id"))
                .as("nothing of the message before")
                .isFalse();
        assertThat(lines.get(3).toString()).doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource({
        "EXPORT_STATE_SQS_QUEUE_URL, '', is missing",
        "EXPORT_STATE_SQS_QUEUE_URL, export-state, must be the URL of an SQS queue",
        "MONITORING_SNS_TOPIC_ARN, '', is missing",
        "MONITORING_SNS_TOPIC_ARN, monitoring, must be the ARN of an SNS topic",
        "DYNAMO_DB_EXPORT_STATUS_TABLE_NAME, a/b, must be the name of a DynamoDB table",
        "METRICS_DELETE_DELAY_SECONDS, soon, must be an integer"
    })
    void aStartWithAWrongSettingIsRefused(String setting, String value, String problem) {
        Throwable fault = catchThrowable(
                () -> WadiApplication.start(world.plan(Map.of(setting, value))).close());
        assertThat(StartFailure.explain(fault, new Installation(Path.of("")))
                        .lines()
                        .get(0))
                .startsWith(setting + " " + problem);
    }

    @Test
    void aMessageThatLeadsToOneTooLargeToSendIsRefusedBeforeItIsCounted() {
        world.collection(run, "db.a", "Sent", 1);
        deliver(new TextRecord("large", json(run, "db.a", ",\"shutdown_flag\":\"" + "x".repeat(300_000) + "\"")));
        assertThat(world.letters())
                .extracting(letter -> letter.get("reason").textValue())
                .containsExactly("announcement_too_large");
        assertThat(world.collections(run)).isEqualTo(Map.of("db.a", "Sent"));
        assertThat(world.pending()).isZero();
    }

    @Test
    void theTimerOfTheOutboxRuns() {
        application.context().createProducerTemplate().sendBody("direct:injected-outbox-resend", "");
        assertThat(world.pending()).isZero();
    }

    private void deliver(TextRecord message) {
        assertThat(application.<TextRecord>delivery("snapshot-status", observed).deliver(List.of(message)))
                .isTrue();
    }
}
