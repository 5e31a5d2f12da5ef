package dev.wadi.demo;

import dev.wadi.demo.SnapshotRun.Report;
import dev.wadi.pipelines.snapshotstatus.SnapshotOutcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** snapshot-status: two runs, side by side and out of order, from their first file to their announcements. */
public final class SnapshotStatusDemo implements PipelineDemo {
    private static final String PIPELINE = "snapshot-status";
    private static final String MONITORING = "monitoring";
    private static final int MOST_IN_A_BATCH = 10;
    private static final long SEED = 1;
    private static final long LOOK_AGAIN_NANOS = 50_000_000;

    private final List<SnapshotRun> runs = SnapshotRun.both();
    private final List<Report> files;
    private final List<String> successes;
    private DemoClients clients;
    private DemoWorld world;
    private String statusTable;
    /** Of the queue that takes in what is published. */
    private String monitoring;

    public SnapshotStatusDemo() {
        files = new ArrayList<>(
                runs.stream().flatMap(run -> run.files().stream()).toList());
        Collections.shuffle(files, new Random(SEED));
        successes = runs.stream().flatMap(run -> run.successes().stream()).toList();
    }

    @Override
    public String pipeline() {
        return PIPELINE;
    }

    /** Also the rows that the exporter and the sender would have written: each collection is sent, and has so many files. */
    @Override
    public void prepare(DemoWorld made) {
        world = made;
        clients = world.clients();
        statusTable = world.value("DYNAMO_DB_EXPORT_STATUS_TABLE_NAME");
        subscribeToMonitoring();
        for (SnapshotRun run : runs) {
            for (String collection : run.collections()) {
                clients.dynamoDb().putItem(request -> request.tableName(statusTable)
                        .item(Map.of(
                                "CorrelationId", AttributeValue.fromS(run.correlationId()),
                                "CollectionName", AttributeValue.fromS(collection),
                                "CollectionStatus", AttributeValue.fromS("Sent"),
                                "FilesExported", AttributeValue.fromN(Integer.toString(SnapshotRun.FILES)),
                                "FilesSent", AttributeValue.fromN(Integer.toString(SnapshotRun.FILES)))));
            }
        }
    }

    private void subscribeToMonitoring() {
        String topic = world.value("MONITORING_SNS_TOPIC_ARN");
        monitoring = clients.sqs()
                .createQueue(request -> request.queueName(MONITORING))
                .queueUrl();
        String arn = clients.sqs()
                .getQueueAttributes(request -> request.queueUrl(monitoring).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
        clients.sns().subscribe(request -> request.topicArn(topic)
                .protocol("sqs")
                .endpoint(arn)
                .attributes(Map.of("RawMessageDelivery", "true")));
    }

    /** The sender tells of its success when it was told that both runs are received. */
    @Override
    public void feed(CamelContext context) {
        send(files.stream().map(Report::body).toList());
        while (done(context) < files.size() && !Thread.interrupted()) {
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
        send(successes);
    }

    private void send(List<String> bodies) {
        String url = world.value("snapshot-status.queue");
        for (int from = 0; from < bodies.size(); from += MOST_IN_A_BATCH) {
            List<String> page = bodies.subList(from, Math.min(from + MOST_IN_A_BATCH, bodies.size()));
            clients.sqs().sendMessageBatch(request -> request.queueUrl(url)
                    .entries(IntStream.range(0, page.size())
                            .mapToObj(i -> SendMessageBatchRequestEntry.builder()
                                    .id("m" + i)
                                    .messageBody(page.get(i))
                                    .build())
                            .toList()));
        }
    }

    @Override
    public int total() {
        return files.size() + successes.size();
    }

    @Override
    public int done(CamelContext context) {
        return OutcomeCount.of(context, PIPELINE).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    @Override
    public DemoResult result(CamelContext context) {
        Map<String, Integer> outcomes = OutcomeCount.of(context, PIPELINE);
        Map<String, Integer> letters = new DeadLetterCount(clients.sqs(), world.value("snapshot-status.dead-letter-queue")).byReason();
        Map<String, Long> collections = states(statusTable, "CollectionStatus");
        Map<String, Long> products = states(world.value("DYNAMO_DB_PRODUCT_STATUS_TABLE_NAME"), "Status");
        SentMessages exportState = new SentMessages(clients.sqs(), world.value("EXPORT_STATE_SQS_QUEUE_URL"));
        SentMessages announced = new SentMessages(clients.sqs(), monitoring);

        Expectations expected = new Expectations();
        expected.check("files counted by collection", everywhere(SnapshotRun.FILES), received());
        expected.check(
                "collections by status", Map.of("Success", (long) runs.size() * SnapshotRun.COLLECTIONS), collections);
        expected.check("runs by status", Map.of("COMPLETED", (long) runs.size()), products);
        expected.check("messages to the sender", everywhere(1), exportState.byFields("correlation_id", "topic_name"));
        Map<String, Integer> titles = announced.byFields("title_text");
        expected.check("announcements", announcements(), titles);
        expected.check("repeats", count(Report.DUPLICATE), outcomes.getOrDefault(SnapshotOutcome.duplicate.name(), 0));
        expected.check("dead letters by reason", refusals(), letters);
        return new DemoResult(
                PIPELINE,
                total(),
                outcomes.getOrDefault(SnapshotOutcome.counted.name(), 0)
                        + outcomes.getOrDefault(SnapshotOutcome.successful.name(), 0),
                outcomes.getOrDefault(SnapshotOutcome.duplicate.name(), 0),
                letters.values().stream().mapToInt(Integer::intValue).sum(),
                "DynamoDB table " + statusTable,
                List.of(
                        "DynamoDB      collections " + collections + ", runs " + products,
                        "SQS           " + exportState.count() + " collections announced to the sender",
                        "SNS           " + titles,
                        "outcomes      " + new TreeMap<>(outcomes),
                        "dead letters  " + letters),
                expected.problems());
    }

    private Map<String, Long> states(String table, String attribute) {
        return rows(table).stream()
                .collect(Collectors.groupingBy(row -> row.get(attribute).s(), TreeMap::new, Collectors.counting()));
    }

    private Map<String, Integer> received() {
        return rows(statusTable).stream()
                .collect(Collectors.toMap(
                        row -> row.get("CorrelationId").s() + " "
                                + row.get("CollectionName").s(),
                        row -> Integer.valueOf(row.get("FilesReceived").n())));
    }

    private List<Map<String, AttributeValue>> rows(String table) {
        return clients
                .dynamoDb()
                .scanPaginator(request -> request.tableName(table).consistentRead(true))
                .items()
                .stream()
                .toList();
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
