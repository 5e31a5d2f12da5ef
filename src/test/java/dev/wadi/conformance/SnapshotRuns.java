package dev.wadi.conformance;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.wadi.demo.snapshotstatus.AnnouncedMilestone;
import dev.wadi.demo.world.PipelineWorld;
import dev.wadi.demo.world.QueueTail;
import dev.wadi.demo.world.TopicTail;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** Snapshot runs of one collection: ten messages with a file each, and behind them, when they are received, one that the collection is successful. */
final class SnapshotRuns {
    private static final String PIPELINE = "snapshot-status";
    private static final String COLLECTIONS = "DYNAMO_DB_EXPORT_STATUS_TABLE_NAME";
    private static final String PRODUCTS = "DYNAMO_DB_PRODUCT_STATUS_TABLE_NAME";
    private static final String BOOKKEEPING = "DYNAMO_DB_DEDUPE_TABLE_NAME";
    private static final int FILES = 10;
    private static final String COLLECTION = "db.core.claimant";
    private static final String WAITS = "outbox#";
    private static final String NOTHING_QUEUED = "0 0";

    /** One poll at a time, which a killed process gives back soon. */
    static final Map<String, String> PACE = Map.of(
            "SNAPSHOT_STATUS_VISIBILITY_TIMEOUT", "3000",
            "SNAPSHOT_STATUS_WAIT_TIME", "1000",
            "SNAPSHOT_STATUS_CONSUMERS", "1");

    private final PipelineWorld world;
    private final DynamoDbClient dynamoDb;
    private final SqsClient sqs;
    private final String queue;
    private final QueueTail exportState;
    private final TopicTail monitoring;
    private final QueueTail letters;
    private final Set<String> concluded = new HashSet<>();

    SnapshotRuns(PipelineWorld world) {
        this.world = world.make(PIPELINE, 1, Map.of());
        dynamoDb = world.clients().dynamoDb();
        sqs = world.clients().sqs();
        queue = world.source(PIPELINE);
        exportState = new QueueTail(world, world.value("EXPORT_STATE_SQS_QUEUE_URL"));
        letters = new QueueTail(world, world.deadLetters(PIPELINE));
        monitoring = new TopicTail(world, world.value("MONITORING_SNS_TOPIC_ARN"));
    }

    void tell(String run) {
        dynamoDb.putItem(put -> put.tableName(world.value(COLLECTIONS))
                .item(Map.of(
                        "CorrelationId", fromS(run),
                        "CollectionName", fromS(COLLECTION),
                        "CollectionStatus", fromS("Sent"),
                        "FilesExported", fromN(Integer.toString(FILES)))));
        sqs.sendMessageBatch(request -> request.queueUrl(queue)
                .entries(IntStream.range(0, FILES)
                        .mapToObj(file -> SendMessageBatchRequestEntry.builder()
                                .id(Integer.toString(file))
                                .messageBody(message(run, "file_name", "f" + file))
                                .build())
                        .toList()));
    }

    /** Says once that the collection is successful, when the messages before are done with: one of them behind it would make another run of it. */
    void conclude(String run) {
        boolean received = collection(run).get("CollectionStatus").s().equals("Received");
        if (received && queued().equals(NOTHING_QUEUED) && concluded.add(run)) {
            sqs.sendMessage(request -> request.queueUrl(queue).messageBody(message(run, "is_success_file", "true")));
        }
    }

    private static String message(String run, String field, String value) {
        return """
                {"correlation_id":"%s","collection_name":"%s","snapshot_type":"full","export_date":"2026-11-20","%s":"%s"}""".formatted(run, COLLECTION, field, value);
    }

    /** Rows of the run, and whether anything of any run is still on its way. */
    record State(String collection, String run, long waiting, String queued) {
        static final State COMPLETE = new State("Success " + FILES, "COMPLETED", 0, NOTHING_QUEUED);
    }

    State state(String run) {
        Map<String, AttributeValue> collection = collection(run);
        Map<String, AttributeValue> product =
                row(PRODUCTS, Map.of("Correlation_Id", fromS(run), "DataProduct", fromS("SNAPSHOT_SENDER")));
        return new State(
                collection.get("CollectionStatus").s() + " "
                        + collection.getOrDefault("FilesReceived", fromN("0")).n(),
                product.getOrDefault("Status", fromS("")).s(),
                dynamoDb
                        .scanPaginator(
                                scan -> scan.tableName(world.value(BOOKKEEPING)).consistentRead(true))
                        .items()
                        .stream()
                        .filter(row -> row.get("Id").s().startsWith(WAITS))
                        .count(),
                queued());
    }

    private Map<String, AttributeValue> collection(String run) {
        return row(COLLECTIONS, Map.of("CorrelationId", fromS(run), "CollectionName", fromS(COLLECTION)));
    }

    private Map<String, AttributeValue> row(String table, Map<String, AttributeValue> key) {
        return dynamoDb.getItem(
                        get -> get.tableName(world.value(table)).key(key).consistentRead(true))
                .item();
    }

    private String queued() {
        return String.join(
                " ",
                sqs.getQueueAttributes(request -> request.queueUrl(queue)
                                .attributeNamesWithStrings(
                                        "ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"))
                        .attributesAsStrings()
                        .values());
    }

    /** How often the sender's queue has a message of each run, after its de-duplication. */
    Map<String, List<String>> told() {
        return exportState.all().stream()
                .map(message -> message.get("correlation_id").textValue())
                .collect(groupingBy(run -> run));
    }

    /** The announcement ids of each run. */
    Map<String, List<String>> announced() {
        return monitoring.notifications().stream()
                .map(AnnouncedMilestone::of)
                .collect(groupingBy(AnnouncedMilestone::run, mapping(AnnouncedMilestone::id, toList())));
    }

    List<String> letters() {
        return letters.all().stream().map(Object::toString).toList();
    }
}
