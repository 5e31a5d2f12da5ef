package dev.wadi.conformance;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wadi.edge.aws.TableDefinition;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;

/**
 * Each number is a file, and those that are put together are the one collection of a run. The effect of a number is that of its run: all files
 * counted, the sender told, the run announced. More of any of these is more than one effect for each of its numbers; the topic may repeat an
 * announcement under its {@code announcement_id}.
 */
final class SnapshotStatusUnderTest implements PipelineUnderTest {
    private static final String COLLECTION = "db.core.claimant";

    private final World world;
    private final QueueTail exportState;
    private final Topic monitoring;
    /** The last number of each run by its first. */
    private final NavigableMap<Integer, Integer> runs = new ConcurrentSkipListMap<>();

    private final String statusTable;

    SnapshotStatusUnderTest(World world) {
        this.world = world;
        statusTable = create("collection-status");
        create("product-status");
        create("bookkeeping");
        exportState = new QueueTail(world, world.prefix() + "-export-state.fifo");
        monitoring = new Topic(world, "monitoring");
    }

    private String create(String table) {
        CreateTableRequest definition =
                TableDefinition.read(Path.of("config/snapshot-status/" + table + ".table.json"));
        world.dynamoDb().createTable(definition);
        return definition.tableName();
    }

    @Override
    public String name() {
        return "snapshot-status";
    }

    @Override
    public Source.Kind source() {
        return Source.Kind.QUEUE;
    }

    @Override
    public Map<String, String> environment() {
        return Map.of(
                "EXPORT_STATE_SQS_QUEUE_URL",
                exportState.url(),
                "MONITORING_SNS_TOPIC_ARN",
                monitoring.arn(),
                // what a killed process was about to send is sent after these
                "WADI_SEND_TIMEOUT",
                "4",
                "WADI_OUTBOX_CLAIM_TIME",
                "5",
                "WADI_OUTBOX_RESEND_INTERVAL",
                "1000");
    }

    @Override
    public void expect(int from, int to) {
        runs.put(from, to);
        world.dynamoDb().putItem(put -> put.tableName(statusTable)
                .item(Map.of(
                        "CorrelationId", fromS(run(from)),
                        "CollectionName", fromS(COLLECTION),
                        "CollectionStatus", fromS("Sent"),
                        "FilesExported", fromN(Integer.toString(to - from + 1)))));
    }

    @Override
    public String input(int number, String moreFields) {
        return """
                {"correlation_id":"%s","collection_name":"%s","snapshot_type":"full","export_date":"2026-11-20",\
                "file_name":"file-%d.json"%s}""".formatted(run(runs.floorKey(number)), COLLECTION, number, moreFields);
    }

    private static String run(int first) {
        return "run-" + first;
    }

    @Override
    public Map<Integer, Integer> effects(int inputs) {
        Map<String, Map<String, AttributeValue>> rows =
                world
                        .dynamoDb()
                        .scanPaginator(scan -> scan.tableName(statusTable).consistentRead(true))
                        .items()
                        .stream()
                        .collect(
                                Collectors.toMap(row -> row.get("CorrelationId").s(), Function.identity()));
        Map<String, Long> told = exportState.all().stream()
                .collect(groupingBy(message -> message.get("correlation_id").textValue(), counting()));
        Map<String, Set<String>> announced = monitoring.notifications().stream()
                .collect(groupingBy(
                        SnapshotStatusUnderTest::announcedRun,
                        Collectors.mapping(SnapshotStatusUnderTest::announcementId, toSet())));
        Map<Integer, Integer> effects = new HashMap<>();
        runs.forEach((from, to) -> {
            String run = run(from);
            int effect = effect(
                    rows.get(run),
                    to - from + 1,
                    told.getOrDefault(run, 0L),
                    announced.getOrDefault(run, Set.of()).size());
            for (int number = from; number <= to && effect > 0; number++) {
                effects.put(number, effect);
            }
        });
        return effects;
    }

    private static int effect(Map<String, AttributeValue> row, int files, long told, int announcements) {
        int counted =
                Integer.parseInt(row.getOrDefault("FilesReceived", fromN("0")).n());
        boolean complete =
                counted >= files && row.get("CollectionStatus").s().equals("Received") && told > 0 && announcements > 0;
        if (!complete) {
            return 0;
        }
        return counted == files && told == 1 && announcements == 1 ? 1 : 2;
    }

    static String announcedRun(JsonNode notification) {
        return QueueTail.read(notification.get("Message").textValue())
                .at("/custom_elements/1/value")
                .textValue();
    }

    static String announcementId(JsonNode notification) {
        return notification.at("/MessageAttributes/announcement_id/Value").textValue();
    }

    @Override
    public void close() {
        // the clients are the world's
    }
}
