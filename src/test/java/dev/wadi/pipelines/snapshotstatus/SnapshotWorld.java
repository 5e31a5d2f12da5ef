package dev.wadi.pipelines.snapshotstatus;

import static org.awaitility.Awaitility.await;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wadi.app.ApplicationPlan;
import dev.wadi.app.installation.Installation;
import dev.wadi.edge.aws.AwsEnvironment;
import dev.wadi.edge.aws.TableDefinition;
import dev.wadi.local.LocalCloud;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import dev.wadi.testing.DeadLetters;
import dev.wadi.testing.TextRecord;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** What surrounds the route snapshot-status in its tests: the tables, the sender's queue, a queue that hears the topic, dead letters. */
final class SnapshotWorld implements AutoCloseable {
    private static final List<CreateTableRequest> TABLES = Stream.of(
                    "collection-status", "product-status", "bookkeeping")
            .map(name -> TableDefinition.read(Path.of("config/snapshot-status/" + name + ".table.json")))
            .toList();
    private static final String STATUS = "UCExportToCrownStatus";
    private static final String PRODUCT = "data_pipeline_metadata";
    static final String BOOKKEEPING = STATUS + "_Processed";

    private final LocalCloud cloud = LocalCloud.start(
            LocalCloudOptions.only(Part.DYNAMODB, Part.SQS, Part.SNS).withoutLimits());
    final DynamoDbClient dynamoDb;
    private final SqsClient sqs;
    private final String exportState;
    private final String topic;
    private final DeadLetters sent;
    private final DeadLetters heard;
    private final DeadLetters letters;

    SnapshotWorld() {
        AwsEnvironment.apply(cloud.environment());
        dynamoDb = dynamoDb(new ExecutionInterceptor() {});
        sqs = SqsClient.builder().endpointOverride(endpoint("SQS")).build();
        exportState = queue("export-state.fifo");
        sent = new DeadLetters(sqs, exportState);
        letters = new DeadLetters(sqs, queue("snapshot-status-dead-letters"));
        heard = new DeadLetters(sqs, queue("heard"));
        try (SnsClient sns =
                SnsClient.builder().endpointOverride(endpoint("SNS")).build()) {
            topic = sns.createTopic(request -> request.name("monitoring")).topicArn();
            sns.subscribe(request ->
                    request.topicArn(topic).protocol("sqs").endpoint("arn:aws:sqs:us-east-1:000000000000:heard"));
        }
        TABLES.forEach(dynamoDb::createTable);
    }

    private String queue(String name) {
        Map<String, String> attributes = name.endsWith(".fifo") ? Map.of("FifoQueue", "true") : Map.of();
        return sqs.createQueue(request -> request.queueName(name).attributesWithStrings(attributes))
                .queueUrl();
    }

    /** Another client of the same tables. */
    DynamoDbClient dynamoDb(ExecutionInterceptor interceptor) {
        return DynamoDbClient.builder()
                .endpointOverride(endpoint("DYNAMODB"))
                .overrideConfiguration(configuration -> configuration.addExecutionInterceptor(interceptor))
                .build();
    }

    private URI endpoint(String service) {
        return URI.create(cloud.environment().get("AWS_ENDPOINT_URL_" + service));
    }

    int port(String service) {
        return endpoint(service).getPort();
    }

    /** URL of the sender's queue. */
    String exportState() {
        return exportState;
    }

    /** The route with the settings of the local profile; the outbox's timer runs when it is told to. */
    ApplicationPlan plan(Map<String, String> settings) {
        return plan(Path.of("").toAbsolutePath(), settings);
    }

    ApplicationPlan plan(Path home, Map<String, String> settings) {
        return ApplicationPlan.of(new Installation(home), List.of("snapshot-status"))
                .withProfile("local")
                .withoutEnvironment()
                .withInjectedInput()
                .withSettings(Map.of(
                        "wadi.reload", "false",
                        "wadi.hawtio", "false",
                        "LOG_LEVEL", "WARN",
                        "camel.main.jmxEnabled", "false",
                        "camel.management.enabled", "false",
                        "EXPORT_STATE_SQS_QUEUE_URL", exportState,
                        "MONITORING_SNS_TOPIC_ARN", topic))
                .withSettings(settings);
    }

    /** No rows, nothing on the queues. */
    void reset() {
        for (CreateTableRequest table : TABLES) {
            dynamoDb.deleteTable(request -> request.tableName(table.tableName()));
            dynamoDb.createTable(table);
        }
        sent.take();
        heard.take();
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
        List<JsonNode> all = new ArrayList<>();
        await().until(() -> {
            all.addAll(heard.take());
            return all.size() >= expected;
        });
        all.addAll(heard.take());
        return all;
    }

    /** Their runs and titles, such as {@code r1: Full - All collections successful}. */
    List<String> heard(int expected) {
        return notifications(expected).stream()
                .map(one -> DeadLetters.json(one.get("Message").textValue()))
                .map(message -> message.at("/custom_elements/1/value").textValue() + ": "
                        + message.get("title_text").textValue())
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
        sqs.close();
        cloud.close();
    }
}
