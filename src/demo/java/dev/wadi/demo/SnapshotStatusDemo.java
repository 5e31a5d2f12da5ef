package dev.wadi.demo;

import dev.wadi.aws.TableDefinition;
import dev.wadi.demo.SnapshotRun.Report;
import dev.wadi.runtime.Installation;
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
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** snapshot-status: two runs, side by side and out of order, from their first file to their announcements. */
public final class SnapshotStatusDemo implements PipelineDemo {
    private static final String PIPELINE = "snapshot-status";
    private static final String DEAD_LETTERS = "snapshot-status-dead-letters";
    private static final String EXPORT_STATE = "export-state.fifo";
    private static final String MONITORING = "monitoring";
    private static final String STATUS_TABLE = "UCExportToCrownStatus";
    private static final String PRODUCT_TABLE = "data_pipeline_metadata";
    private static final List<String> TABLES = List.of("collection-status", "product-status", "bookkeeping");
    private static final int MOST_IN_A_BATCH = 10;
    private static final long SEED = 1;
    private static final long LOOK_AGAIN_NANOS = 50_000_000;

    private final DemoClients clients;
    private final Installation installation;
    private final List<SnapshotRun> runs = SnapshotRun.both();
    private final List<Report> files;
    private final List<String> successes;
    private String exportStateUrl;

    public SnapshotStatusDemo(DemoClients clients, Installation installation) {
        this.clients = clients;
        this.installation = installation;
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
    public void prepare() {
        Stream.of(PIPELINE, DEAD_LETTERS)
                .forEach(queue -> clients.sqs().createQueue(request -> request.queueName(queue)));
        exportStateUrl = clients.sqs()
                .createQueue(request ->
                        request.queueName(EXPORT_STATE).attributes(Map.of(QueueAttributeName.FIFO_QUEUE, "true")))
                .queueUrl();
        subscribeToMonitoring();
        TABLES.forEach(table -> clients.dynamoDb()
                .createTable(TableDefinition.read(
                        installation.config().resolve(PIPELINE).resolve(table + ".table.json"))));
        for (SnapshotRun run : runs) {
            for (String collection : run.collections()) {
                clients.dynamoDb().putItem(request -> request.tableName(STATUS_TABLE)
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
        String topic =
                clients.sns().createTopic(request -> request.name(MONITORING)).topicArn();
        String queue = clients.sqs()
                .createQueue(request -> request.queueName(MONITORING))
                .queueUrl();
        String arn = clients.sqs()
                .getQueueAttributes(request -> request.queueUrl(queue).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
        clients.sns().subscribe(request -> request.topicArn(topic)
                .protocol("sqs")
                .endpoint(arn)
                .attributes(Map.of("RawMessageDelivery", "true")));
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("EXPORT_STATE_SQS_QUEUE_URL", exportStateUrl);
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
        String url = clients.sqs()
                .getQueueUrl(request -> request.queueName(PIPELINE))
                .queueUrl();
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
        Map<String, Integer> letters = new DeadLetterCount(clients.sqs(), DEAD_LETTERS).byReason();
        Map<String, Long> collections = states(STATUS_TABLE, "CollectionStatus");
        Map<String, Long> products = states(PRODUCT_TABLE, "Status");
        SentMessages exportState = new SentMessages(clients.sqs(), EXPORT_STATE);
        SentMessages announced = new SentMessages(clients.sqs(), MONITORING);

        Expectations expected = new Expectations();
        expected.check("files counted by collection", everywhere(SnapshotRun.FILES), received());
        expected.check(
                "collections by status", Map.of("Success", (long) runs.size() * SnapshotRun.COLLECTIONS), collections);
        expected.check("runs by status", Map.of("COMPLETED", (long) runs.size()), products);
        expected.check("messages to the sender", everywhere(1), exportState.byFields("correlation_id", "topic_name"));
        Map<String, Integer> titles = announced.byFields("title_text");
        expected.check("announcements", announcements(), titles);
        expected.check("repeats", count(Report.DUPLICATE), outcomes.getOrDefault("duplicate", 0));
        expected.check("dead letters by reason", refusals(), letters);
        return new DemoResult(
                PIPELINE,
                total(),
                outcomes.getOrDefault("counted", 0) + outcomes.getOrDefault("successful", 0),
                outcomes.getOrDefault("duplicate", 0),
                letters.values().stream().mapToInt(Integer::intValue).sum(),
                "DynamoDB table " + STATUS_TABLE,
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
        return rows(STATUS_TABLE).stream()
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
