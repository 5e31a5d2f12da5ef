package dev.wadi.pipelines.snapshotstatus;

import static org.awaitility.Awaitility.await;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wadi.app.ApplicationPlan;
import dev.wadi.app.installation.Installation;
import dev.wadi.demo.snapshotstatus.AnnouncedMilestone;
import dev.wadi.demo.world.PipelineWorld;
import dev.wadi.demo.world.TopicTail;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import dev.wadi.testing.DeadLetters;
import dev.wadi.testing.TextRecord;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The world of snapshot-status in the tests of its route, and what was sent and published there. */
final class SnapshotWorld implements AutoCloseable {
    private static final String STATUS = "UCExportToCrownStatus";
    private static final String PRODUCT = "data_pipeline_metadata";
    static final String BOOKKEEPING = STATUS + "_Processed";
    private static final Path HOME = Path.of("").toAbsolutePath();

    private final PipelineWorld world = PipelineWorld.alone(
            new Installation(HOME),
            "snapshot-status",
            LocalCloudOptions.defaults().withoutLimits(),
            Map.of());
    final DynamoDbClient dynamoDb = dynamoDb(new ExecutionInterceptor() {});
    private final DeadLetters sent = letters(exportState());
    private final DeadLetters letters = letters(world.deadLetters("snapshot-status"));
    private final TopicTail heard = new TopicTail(world, world.value("MONITORING_SNS_TOPIC_ARN"));
    /** How many of them a test has seen. */
    private int known;

    private DeadLetters letters(String queueUrl) {
        return new DeadLetters(world.clients().sqs(), queueUrl);
    }

    /** Another client of the same tables. */
    DynamoDbClient dynamoDb(ExecutionInterceptor interceptor) {
        return DynamoDbClient.builder()
                .endpointOverride(URI.create("http://127.0.0.1:" + port("DYNAMODB")))
                .overrideConfiguration(configuration -> configuration.addExecutionInterceptor(interceptor))
                .build();
    }

    int port(String service) {
        return world.port(Part.valueOf(service));
    }

    /** URL of the sender's queue. */
    String exportState() {
        return world.value("EXPORT_STATE_SQS_QUEUE_URL");
    }

    /** The route with the settings of the local profile; the outbox's timer runs when it is told to. */
    ApplicationPlan plan(Map<String, String> settings) {
        return plan(HOME, settings);
    }

    ApplicationPlan plan(Path home, Map<String, String> settings) {
        return world.plan(new Installation(home))
                .withInjectedInput()
                .withSettings(Map.of("camel.main.jmxEnabled", "false"))
                .withSettings(settings);
    }

    /** No rows, nothing on the queues. */
    void reset() {
        world.emptyTables();
        sent.take();
        known = heard.notifications().size();
        letters.take();
    }

    /** A collection of a run with so many files exported and none received. */
    void collection(String run, String name, String status, int exported) {
        row(run, name, Map.of("CollectionStatus", fromS(status), "FilesExported", fromN(Integer.toString(exported))));
    }

    void row(String run, String name, Map<String, AttributeValue> attributes) {
        Map<String, AttributeValue> row = new HashMap<>(attributes);
        row.put("CorrelationId", fromS(run));
        row.put("CollectionName", fromS(name));
        dynamoDb.putItem(put -> put.tableName(STATUS).item(row));
    }

    void status(String run, String name, String status) {
        dynamoDb.updateItem(update -> update.tableName(STATUS)
                .key(Map.of("CorrelationId", fromS(run), "CollectionName", fromS(name)))
                .updateExpression("SET CollectionStatus = :s")
                .expressionAttributeValues(Map.of(":s", fromS(status))));
    }

    /** Status and number of received files of each collection, such as {@code Sent 2}. */
    Map<String, String> collections(String run) {
        return dynamoDb.scanPaginator(scan -> scan.tableName(STATUS).consistentRead(true)).items().stream()
                .filter(row -> row.get("CorrelationId").s().equals(run))
                .collect(Collectors.toMap(
                        row -> row.get("CollectionName").s(),
                        row -> row.containsKey("FilesReceived")
                                ? text(row, "CollectionStatus") + " " + text(row, "FilesReceived")
                                : text(row, "CollectionStatus")));
    }

    private static String text(Map<String, AttributeValue> row, String attribute) {
        AttributeValue value = row.getOrDefault(attribute, fromS("-"));
        return value.n() == null ? value.s() : value.n();
    }

    /** Status of the run; empty where there is no row. */
    String product(String run) {
        return text(
                dynamoDb.getItem(get -> get.tableName(PRODUCT)
                                .consistentRead(true)
                                .key(Map.of("Correlation_Id", fromS(run), "DataProduct", fromS("SNAPSHOT_SENDER"))))
                        .item(),
                "Status");
    }

    /** What waits in the outbox. */
    long pending() {
        return dynamoDb.scanPaginator(scan -> scan.tableName(BOOKKEEPING).consistentRead(true)).items().stream()
                .filter(row -> row.get("Id").s().startsWith("outbox#"))
                .count();
    }

    List<JsonNode> letters() {
        return letters.take();
    }

    /** What the sender was told. */
    List<JsonNode> sent() {
        return sent.take();
    }

    /**
     * The notifications of the topic, each with {@code Message} and {@code MessageAttributes}. They come a little after they were published, so the
     * expected ones are waited for; what comes beside them is there too.
     */
    List<JsonNode> notifications(int expected) {
        await().until(() -> heard.notifications().size() >= known + expected);
        List<JsonNode> all = heard.notifications();
        List<JsonNode> news = all.subList(known, all.size());
        known = all.size();
        return news;
    }

    /** Their runs and titles, such as {@code r1: Full - All collections successful}. */
    List<String> heard(int expected) {
        return notifications(expected).stream()
                .map(AnnouncedMilestone::of)
                .map(announcement -> announcement.run() + ": " + announcement.title())
                .toList();
    }

    static String json(String run, String collection, String more) {
        return """
                {"correlation_id":"%s","collection_name":"%s","snapshot_type":"full","export_date":"2026-11-20"%s}""".formatted(run, collection, more);
    }

    static TextRecord file(String run, String collection, String file) {
        return new TextRecord("id-" + file, json(run, collection, ",\"file_name\":\"" + file + "\""));
    }

    static TextRecord success(String run, String collection) {
        return new TextRecord("success-" + collection, json(run, collection, ",\"is_success_file\":\"true\""));
    }

    @Override
    public void close() {
        dynamoDb.close();
        world.close();
    }
}
