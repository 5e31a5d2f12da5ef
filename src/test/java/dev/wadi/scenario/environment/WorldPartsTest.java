package dev.wadi.scenario.environment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.wadi.app.installation.Installation;
import dev.wadi.local.LocalCloud;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import dev.wadi.scenario.comparison.Differences;
import dev.wadi.scenario.format.BulkItems;
import dev.wadi.scenario.format.ScenarioFormatException;
import dev.wadi.scenario.format.ScenarioNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The parts of a scenario's world that a queue, a topic and tables are, set up and compared without an application. */
class WorldPartsTest {
    private static final ObjectMapper YAML = new YAMLMapper();
    private static LocalCloud cloud;
    private static final Installation HOME = new Installation(Path.of("").toAbsolutePath());
    private static ScenarioEnvironments worlds;

    private final ScenarioEnvironment world = worlds.next("snapshot-status");
    private final SqsClient sqs =
            SqsClient.builder().credentialsProvider(world.credentials()).build();
    private final SnsClient sns =
            SnsClient.builder().credentialsProvider(world.credentials()).build();
    private final DynamoDbClient dynamoDb =
            DynamoDbClient.builder().credentialsProvider(world.credentials()).build();

    @BeforeAll
    static void start() {
        cloud = LocalCloud.start(LocalCloudOptions.only(Part.SQS, Part.SNS, Part.DYNAMODB));
        worlds = new ScenarioEnvironments(HOME, cloud.environment());
    }

    @AfterAll
    static void end() {
        worlds.close();
        cloud.close();
    }

    @AfterEach
    void disconnect() {
        sqs.close();
        sns.close();
        dynamoDb.close();
    }

    @Test
    void whatMakesNamesUniqueIsNothingToAReader() {
        String told = "the queue " + world.unique("partner.fifo") + " and the queue " + world.unique("letters");
        assertThat(told).doesNotContain("the queue partner.fifo");
        assertThat(worlds.plain(told)).isEqualTo("the queue partner.fifo and the queue letters");
    }

    @Test
    void messagesToAQueueAreAMultisetOfWhatIsListed() throws Exception {
        String expected = """
                sqs:
                  - {queue: export-state, messageGroupId: g, body: {b: 1, a: x}}
                  - {queue: export-state, body: plain}
                """;
        try (QueuesFixture part = new QueuesFixture(scenario(expected), List.of(named("URL", "export-state.fifo")))) {
            String url = part.setUp(world).get("URL");
            assertThat(url).endsWith(".fifo");
            send(url, "g", "{\"a\": \"x\", \"b\": 1}");
            send(url, "h", "plain");
            assertThat(findings(part)).isEmpty();
            send(url, "other", "{\"b\": 1, \"a\": \"x\"}");
            send(url, "h", "plain");
            send(url, "h", "one more");
            assertThat(findings(part))
                    .containsExactly(
                            "sqs\n  expected  queue=export-state, messageGroupId=g, body={\"b\":1,\"a\":\"x\"}\n"
                                    + "  actual    queue=export-state, messageGroupId=other, body={\"b\": 1, \"a\": \"x\"}",
                            "sqs\n  expected  (none)\n"
                                    + "  actual    queue=export-state, messageGroupId=h, body=one more");
        }
        assertThat(sqs.listQueues(request -> request.queueNamePrefix("export-state"))
                        .queueUrls())
                .isEmpty();
    }

    @Test
    void aDeadLetterInPartsIsComparedAsOne() throws Exception {
        String expected =
                "dlq: [{reason: malformed_json, source_id: \"s:1\", payload: \"[ä\", payload_encoding: utf-8}]";
        try (DeadLetterFixture part = new DeadLetterFixture(scenario(expected))) {
            String url = part.setUp(world).get("snapshot-status.dead-letter-queue");
            String packed = packed("[ä");
            int half = packed.length() / 2;
            sendPart(url, 2, packed.substring(half));
            assertThat(findings(part)).anySatisfy(finding -> assertThat(finding)
                    .startsWith("dlq[s:1].payload_encoding\n  expected  utf-8\n  actual    gzip+base64"));
            sendPart(url, 2, packed.substring(half));
            sendPart(url, 1, packed.substring(0, half));
            sendPart(url, 1, packed.substring(0, half));
            assertThat(findings(part)).isEmpty();
        }
    }

    private void sendPart(String url, int part, String payload) {
        sqs.sendMessage(request -> request.queueUrl(url).messageBody("""
                {"version": 2, "pipeline": "snapshot-status", "reason": "malformed_json", "detail": "x", "source_id": "s:1",
                 "record_index": null, "payload": "%s", "payload_encoding": "gzip+base64", "failed_at": "2026-11-21T03:06:38Z",
                 "attempts": 1, "route": "snapshot-status", "part": %d, "parts": 2}""".formatted(payload, part)));
    }

    private static String packed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(UTF_8));
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    @Test
    void messagesOnATopicAreAllTakenBeforeTheyAreCompared() throws Exception {
        for (String name : List.of("monitoring", "monitoring.fifo")) {
            ScenarioNode scenario = scenario("sns: [{topic: monitoring, message: {a: 1}}]");
            String arn;
            try (TopicsFixture part = new TopicsFixture(scenario, List.of(named("ARN", name)))) {
                arn = part.setUp(world).get("ARN");
                publish(arn, "{\"a\":1}", "1");
                assertThat(findings(part)).isEmpty();
                publish(arn, "{\"a\":1}", "2");
                publish(arn, "{\"a\":1}", "3");
                assertThat(findings(part))
                        .containsExactly("sns\n  expected  (none)\n  actual    topic=monitoring, message={\"a\":1}");
            }
            assertThatThrownBy(() -> publish(arn, "late", "4")).isInstanceOf(NotFoundException.class);
        }
    }

    @Test
    void tablesAreMadeFilledComparedAndTakenAway() throws Exception {
        ScenarioNode scenario = scenario(
                "DYNAMO_DB_PRODUCT_STATUS_TABLE_NAME: arn:aws:dynamodb:eu-west-1:123456789012:table/products",
                """
                tables:
                  UCExportToCrownStatus:
                    - {CorrelationId: {S: r}, CollectionName: {S: single}}
                    - $bulk:
                        {from: 8, to: 11, template: {CorrelationId: {S: r}, CollectionName: {S: "db.{i}"}}, pad: {attribute: Pad, bytes: 3}}
                """,
                """
                tables: {products: []}
                tableChecks:
                  - {table: UCExportToCrownStatus, key: {CorrelationId: {S: r}, CollectionName: {S: db.0011}}, attributes: {Pad: {S: xxx}}}
                """);
        TablesFixture part = ScenarioLayout.of(scenario, HOME).parts().stream()
                .filter(TablesFixture.class::isInstance)
                .map(TablesFixture.class::cast)
                .findFirst()
                .orElseThrow();
        try (part) {
            assertThat(part.setUp(world)).containsOnlyKeys("DYNAMO_DB_DEDUPE_TABLE_NAME");
            assertThat(dynamoDb.scan(request -> request.tableName("UCExportToCrownStatus"))
                            .items())
                    .extracting(item -> item.get("CollectionName").s())
                    .containsExactlyInAnyOrder("single", "db.0008", "db.0009", "db.0010", "db.0011");
            assertThat(findings(part)).isEmpty();
            Map<String, AttributeValue> key = Map.of(
                    "CorrelationId", AttributeValue.fromS("r"), "CollectionName", AttributeValue.fromS("db.0011"));
            dynamoDb.putItem(
                    request -> request.tableName("UCExportToCrownStatus").item(key));
            String place =
                    "tableChecks.UCExportToCrownStatus{\"CollectionName\":{\"S\":\"db.0011\"},\"CorrelationId\":{\"S\":\"r\"}}";
            assertThat(findings(part))
                    .containsExactly(place + "\n  expected  {\"Pad\":{\"S\":\"xxx\"}}\n  actual    (none)");
            dynamoDb.deleteItem(
                    request -> request.tableName("UCExportToCrownStatus").key(key));
            assertThat(findings(part))
                    .containsExactly(place + "\n  expected  {\"Pad\":{\"S\":\"xxx\"}}\n  actual    (none)");
        }
        assertThatThrownBy(() -> dynamoDb.describeTable(request -> request.tableName("products")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void ofSeveralQueuesEachIsWaitedForAndToldByItsName() throws Exception {
        String expected = """
                sqs:
                  - {queue: first, body: one}
                  - {queue: second, body: two}
                """;
        List<NamedThing> queues = List.of(named("FIRST", "first"), named("SECOND", "second.fifo"));
        try (QueuesFixture part = new QueuesFixture(scenario(expected), queues)) {
            Map<String, String> urls = part.setUp(world);
            sqs.sendMessage(request -> request.queueUrl(urls.get("FIRST")).messageBody("one"));
            send(urls.get("SECOND"), "g", "two");
            send(urls.get("SECOND"), "g", "three");
            assertThat(findings(part))
                    .containsExactly("sqs\n  expected  (none)\n  actual    queue=second, messageGroupId=g, body=three");
        }
    }

    @Test
    void aTableThatNoSettingNamesIsRefused() throws Exception {
        ScenarioNode wrong = scenario("A: b", "tables: {UCExportToCrownStatsu: []}", "sqs: []");
        assertThatThrownBy(() -> ScenarioLayout.of(wrong, HOME).parts())
                .isInstanceOf(ScenarioFormatException.class)
                .hasMessage("tables.UCExportToCrownStatsu: no setting of the pipeline names a table"
                        + " UCExportToCrownStatsu, did you mean UCExportToCrownStatus?");
    }

    @Test
    void aWordInABulkThatNobodyKnowsIsRefused() throws Exception {
        ScenarioNode items = ScenarioNode.root(YAML.readTree("[{$bulk: {from: 1, to: 2, template: {}, padd: {}}}]"));
        BulkItems.read(items);
        assertThatThrownBy(items::requireAllRead).hasMessageStartingWith("[0].$bulk.padd: unknown key");
    }

    private static NamedThing named(String setting, String name) {
        return new NamedThing(setting, "any", Optional.of(name));
    }

    private void send(String url, String group, String body) {
        sqs.sendMessage(request -> request.queueUrl(url)
                .messageBody(body)
                .messageGroupId(group)
                .messageDeduplicationId(UUID.randomUUID().toString()));
    }

    private void publish(String arn, String message, String id) {
        boolean fifo = arn.endsWith(".fifo");
        sns.publish(request -> request.topicArn(arn)
                .message(message)
                .messageGroupId(fifo ? "g" : null)
                .messageDeduplicationId(fifo ? id : null));
    }

    private static List<String> findings(ScenarioFixture part) throws Exception {
        Differences differences = new Differences();
        for (ScenarioFixture.Expectation expectation : part.expectations().values()) {
            expectation.compare(null, differences);
        }
        return differences.findings();
    }

    private static ScenarioNode scenario(String expected) throws JsonProcessingException {
        return scenario("A: b", "", expected);
    }

    private static ScenarioNode scenario(String env, String before, String expected) throws JsonProcessingException {
        return ScenarioNode.root(YAML.readTree("""
                pipeline: snapshot-status
                config:
                  env:
                    %s
                %s
                expected:
                %s
                """.formatted(env, before, expected.indent(2))));
    }
}
