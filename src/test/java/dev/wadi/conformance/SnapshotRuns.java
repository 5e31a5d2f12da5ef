package dev.wadi.conformance;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.wadi.edge.aws.TableDefinition;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** Snapshot runs of one collection: ten messages with a file each, and behind them, when they are received, one that the collection is successful. */
final class SnapshotRuns {
    private static final int FILES = 10;
    private static final String COLLECTION = "db.core.claimant";
    private static final String WAITS = "outbox#";
    private static final String NOTHING_QUEUED = "0 0";

    private final World world;
    private final String queue;
    private final QueueTail exportState;
    private final Topic monitoring;
    private final QueueTail letters;
    private final Map<String, String> tables = new HashMap<>();
    private final Set<String> concluded = new HashSet<>();

    SnapshotRuns(World world) {
        this.world = world;
        for (String name : List.of("collection-status", "product-status", "bookkeeping")) {
            var definition = TableDefinition.read(Path.of("config/snapshot-status/" + name + ".table.json"));
            world.dynamoDb().createTable(definition);
            tables.put(name, definition.tableName());
        }
        queue = world.prefix() + "-reports";
        world.sqs().createQueue(request -> request.queueName(queue));
        exportState = new QueueTail(world, world.prefix() + "-export-state.fifo");
        letters = new QueueTail(world, world.prefix() + "-letters");
        monitoring = new Topic(world, "monitoring");
    }

    Map<String, String> environment() {
        return Map.of(
                "SNAPSHOT_STATUS_QUEUE",
                queue,
                "SNAPSHOT_STATUS_DEAD_LETTER_QUEUE",
                world.prefix() + "-letters",
                "EXPORT_STATE_SQS_QUEUE_URL",
                exportState.url(),
                "MONITORING_SNS_TOPIC_ARN",
                monitoring.arn(),
                "SNAPSHOT_STATUS_VISIBILITY_TIMEOUT",
                "3000",
                "SNAPSHOT_STATUS_WAIT_TIME",
                "1000",
                "SNAPSHOT_STATUS_CONSUMERS",
                "1");
    }

    void tell(String run) {
        world.dynamoDb().putItem(put -> put.tableName(tables.get("collection-status"))
                .item(Map.of(
                        "CorrelationId", fromS(run),
                        "CollectionName", fromS(COLLECTION),
                        "CollectionStatus", fromS("Sent"),
                        "FilesExported", fromN(Integer.toString(FILES)))));
        String url = url();
        world.sqs().sendMessageBatch(request -> request.queueUrl(url)
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
            String url = url();
            world.sqs()
                    .sendMessage(request -> request.queueUrl(url).messageBody(message(run, "is_success_file", "true")));
        }
    }

    private static String message(String run, String field, String value) {
        return """
                {"correlation_id":"%s","collection_name":"%s","snapshot_type":"full","export_date":"2026-11-20","%s":"%s"}""".formatted(run, COLLECTION, field, value);
    }

    private String url() {
        return world.sqs().getQueueUrl(request -> request.queueName(queue)).queueUrl();
    }

    /** Rows of the run, and whether anything of any run is still on its way. */
    record State(String collection, String run, long waiting, String queued) {
        static final State COMPLETE = new State("Success " + FILES, "COMPLETED", 0, NOTHING_QUEUED);
    }

    State state(String run) {
        Map<String, AttributeValue> collection = collection(run);
        Map<String, AttributeValue> product =
                row("product-status", Map.of("Correlation_Id", fromS(run), "DataProduct", fromS("SNAPSHOT_SENDER")));
        return new State(
                collection.get("CollectionStatus").s() + " "
                        + collection.getOrDefault("FilesReceived", fromN("0")).n(),
                product.getOrDefault("Status", fromS("")).s(),
                world
                        .dynamoDb()
                        .scanPaginator(scan ->
                                scan.tableName(tables.get("bookkeeping")).consistentRead(true))
                        .items()
                        .stream()
                        .filter(row -> row.get("Id").s().startsWith(WAITS))
                        .count(),
                queued());
    }

    private Map<String, AttributeValue> collection(String run) {
        return row("collection-status", Map.of("CorrelationId", fromS(run), "CollectionName", fromS(COLLECTION)));
    }

    private Map<String, AttributeValue> row(String table, Map<String, AttributeValue> key) {
        return world.dynamoDb()
                .getItem(get -> get.tableName(tables.get(table)).key(key).consistentRead(true))
                .item();
    }

    private String queued() {
        String url = url();
        return String.join(
                " ",
                world.sqs()
                        .getQueueAttributes(request -> request.queueUrl(url)
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
                .collect(groupingBy(
                        SnapshotStatusUnderTest::announcedRun,
                        mapping(SnapshotStatusUnderTest::announcementId, toList())));
    }

    List<String> letters() {
        return letters.all().stream().map(Object::toString).toList();
    }
}
