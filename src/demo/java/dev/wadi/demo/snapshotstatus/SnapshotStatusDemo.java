package dev.wadi.demo.snapshotstatus;

import static dev.wadi.demo.snapshotstatus.SnapshotStatusSample.NAME;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wadi.demo.sample.DeadLetterCount;
import dev.wadi.demo.sample.DemoResult;
import dev.wadi.demo.sample.Expectations;
import dev.wadi.demo.sample.OutcomeCount;
import dev.wadi.demo.sample.PipelineDemo;
import dev.wadi.demo.snapshotstatus.SnapshotRun.Report;
import dev.wadi.demo.world.PipelineWorld;
import dev.wadi.demo.world.QueueTail;
import dev.wadi.demo.world.SourceFeed;
import dev.wadi.demo.world.TopicTail;
import dev.wadi.pipelines.snapshotstatus.SnapshotOutcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;

/** Two runs, side by side and out of order, from their first file to their announcements. */
final class SnapshotStatusDemo implements PipelineDemo {
    private static final long SEED = 1;

    private final List<SnapshotRun> runs = SnapshotRun.both();
    private final List<Report> files;
    private final List<String> successes;
    private PipelineWorld world;
    private String statusTable;
    private TopicTail monitoring;

    SnapshotStatusDemo() {
        files = new ArrayList<>(
                runs.stream().flatMap(run -> run.files().stream()).toList());
        Collections.shuffle(files, new Random(SEED));
        successes = runs.stream().flatMap(run -> run.successes().stream()).toList();
    }

    /** Also the rows that the exporter and the sender would have written: each collection is sent, and has so many files. */
    @Override
    public void prepare(PipelineWorld made) {
        world = made;
        statusTable = world.value(SnapshotStatusSample.STATUS_TABLE);
        monitoring = new TopicTail(world, world.value(SnapshotStatusSample.MONITORING));
        for (SnapshotRun run : runs) {
            for (String collection : run.collections()) {
                SnapshotStatusSample.putSent(world, run.correlationId(), collection, SnapshotRun.FILES);
            }
        }
    }

    /** The sender tells of its success when it was told that both runs are received. */
    @Override
    public void feed(CamelContext context) {
        send(files.stream().map(Report::body).toList());
        OutcomeCount.await(context, NAME, files.size());
        send(successes);
    }

    private void send(List<String> bodies) {
        SourceFeed.send(world.clients().sqs(), world.source(NAME), bodies);
    }

    @Override
    public int total() {
        return files.size() + successes.size();
    }

    @Override
    public DemoResult result(CamelContext context) {
        Map<String, Integer> outcomes = OutcomeCount.of(context, NAME);
        Map<String, Integer> letters = DeadLetterCount.byReason(world, NAME);
        Map<String, Long> collections = states(statusTable, "CollectionStatus");
        Map<String, Long> products = states(world.value("DYNAMO_DB_PRODUCT_STATUS_TABLE_NAME"), "Status");
        List<JsonNode> told = new QueueTail(world, world.value(SnapshotStatusSample.EXPORT_STATE)).all();

        Expectations expected = new Expectations();
        expected.check("files counted by collection", everywhere(SnapshotRun.FILES), received());
        expected.check(
                "collections by status", Map.of("Success", (long) runs.size() * SnapshotRun.COLLECTIONS), collections);
        expected.check("runs by status", Map.of("COMPLETED", (long) runs.size()), products);
        expected.check(
                "messages to the sender",
                everywhere(1),
                count(told, message -> text(message, "correlation_id") + " " + text(message, "topic_name")));
        Map<String, Integer> titles = count(monitoring.notifications(), notification -> AnnouncedMilestone.of(notification)
                .title());
        expected.check("announcements", announcements(), titles);
        expected.check("repeats", count(Report.DUPLICATE), outcomes.getOrDefault(SnapshotOutcome.duplicate.name(), 0));
        expected.check("dead letters by reason", refusals(), letters);
        return new DemoResult(
                NAME,
                total(),
                outcomes.getOrDefault(SnapshotOutcome.counted.name(), 0)
                        + outcomes.getOrDefault(SnapshotOutcome.successful.name(), 0),
                outcomes.getOrDefault(SnapshotOutcome.duplicate.name(), 0),
                letters.values().stream().mapToInt(Integer::intValue).sum(),
                "DynamoDB table " + statusTable,
                List.of(
                        "DynamoDB      collections " + collections + ", runs " + products,
                        "SQS           " + told.size() + " collections announced to the sender",
                        "SNS           " + titles,
                        "outcomes      " + new TreeMap<>(outcomes),
                        "dead letters  " + letters),
                expected.problems());
    }

    private static Map<String, Integer> count(List<JsonNode> messages, Function<JsonNode, String> key) {
        return messages.stream().collect(Collectors.toMap(key, message -> 1, Integer::sum, TreeMap::new));
    }

    private static String text(JsonNode message, String field) {
        return message.path(field).asText();
    }

    private Map<String, Long> states(String table, String attribute) {
        return world.rows(table).stream()
                .collect(Collectors.groupingBy(row -> row.get(attribute).s(), TreeMap::new, Collectors.counting()));
    }

    private Map<String, Integer> received() {
        return world.rows(statusTable).stream()
                .collect(Collectors.toMap(
                        row -> row.get("CorrelationId").s() + " "
                                + row.get("CollectionName").s(),
                        row -> Integer.valueOf(row.get("FilesReceived").n())));
    }

    private Map<String, Integer> everywhere(int value) {
        return runs.stream()
                .flatMap(run -> run.collections().stream().map(collection -> run.correlationId() + " " + collection))
                .collect(Collectors.toMap(name -> name, name -> value));
    }

    private static Map<String, Integer> announcements() {
        return Map.of(
                "Full - All collections received by NiFi", 1,
                "Full - All collections successful", 1,
                "Incremental - All collections received by NiFi", 1,
                "Incremental - All collections successful", 1);
    }

    private Map<String, Integer> refusals() {
        Predicate<Report> refused =
                report -> !List.of(Report.COUNTED, Report.DUPLICATE).contains(report.fate());
        return files.stream()
                .filter(refused)
                .collect(Collectors.toMap(Report::fate, report -> 1, Integer::sum, TreeMap::new));
    }

    private int count(String fate) {
        return (int) files.stream().filter(report -> report.fate().equals(fate)).count();
    }
}
