package dev.wadi.bench.snapshotstatus;

import dev.wadi.edge.aws.AwsEnvironment;
import dev.wadi.edge.aws.TableDefinition;
import dev.wadi.local.LocalCloud;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import dev.wadi.app.ApplicationPlan;
import dev.wadi.app.installation.Installation;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** What surrounds snapshot-status: tables, queues, a topic; on this machine and without the limits of AWS. Each round is a run of its own. */
final class SnapshotStatusWorld implements AutoCloseable {
    static final String PIPELINE = "snapshot-status";
    static final String STATUS = "UCExportToCrownStatus";
    static final String PRODUCT = "data_pipeline_metadata";
    static final String BOOKKEEPING = STATUS + "_Processed";
    private static final List<String> TABLES = List.of("collection-status", "product-status", "bookkeeping");
    private static final int COLLECTIONS = 20;
    private static final int MOST_IN_A_BATCH = 10;
    private static final long SEED = 1;

    private final Installation installation;
    private final Map<String, String> environment;
    private final Runnable closeCloud;
    private final DynamoDbClient dynamoDb;
    private final SqsClient sqs;
    private String queueUrl;
    private final String exportStateUrl;
    private final String topicArn;
    private int runs;

    /** In a local cloud of its own, in this process. */
    static SnapshotStatusWorld alone(Installation installation) {
        LocalCloud cloud = LocalCloud.start(
                LocalCloudOptions.only(Part.DYNAMODB, Part.SQS, Part.SNS).withoutLimits());
        return new SnapshotStatusWorld(installation, cloud.environment(), cloud::close).create();
    }

    /** In a cloud that is there. */
    static SnapshotStatusWorld within(Installation installation, Map<String, String> environment) {
        return new SnapshotStatusWorld(installation, environment, () -> {}).create();
    }

    /** In a cloud that is there and has all of it, by the environment. */
    static SnapshotStatusWorld within(Installation installation) {
        return new SnapshotStatusWorld(installation, System.getenv(), () -> {});
    }

    private SnapshotStatusWorld(Installation installation, Map<String, String> environment, Runnable closeCloud) {
        this.installation = installation;
        this.environment = environment;
        this.closeCloud = closeCloud;
        AwsEnvironment.apply(environment);
        dynamoDb = DynamoDbClient.create();
        sqs = SqsClient.create();
        queue(PIPELINE + "-dead-letters", Map.of());
        exportStateUrl = queue("export-state.fifo", Map.of(QueueAttributeName.FIFO_QUEUE, "true"));
        try (SnsClient sns = SnsClient.create()) {
            topicArn =
                    sns.createTopic(request -> request.name("monitoring")).topicArn();
        }
    }

    private SnapshotStatusWorld create() {
        TABLES.forEach(table -> dynamoDb.createTable(TableDefinition.read(
                installation.config().resolve(PIPELINE).resolve(table + ".table.json"))));
        return this;
    }

    Map<String, String> environment() {
        return environment;
    }

    int run() {
        return runs;
    }

    /** The run that another process has filled in. */
    void reopen(int run, String url) {
        runs = run;
        queueUrl = url;
    }

    private String queue(String name, Map<QueueAttributeName, String> attributes) {
        return sqs.createQueue(request -> request.queueName(name).attributes(attributes))
                .queueUrl();
    }

    String queueUrl() {
        return queueUrl;
    }

    String exportStateUrl() {
        return exportStateUrl;
    }

    String topicArn() {
        return topicArn;
    }

    int dynamoDbPort() {
        return URI.create(environment.get("AWS_ENDPOINT_URL_DYNAMODB")).getPort();
    }

    /** For all clients that are built from now on; the world's own keep the straight way. */
    void reachDynamoDbAt(int port) {
        AwsEnvironment.apply(Map.of("AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:" + port));
    }

    /** The pipeline as it is delivered, without what only people look at. */
    ApplicationPlan plan(int consumers) {
        return ApplicationPlan.of(installation, List.of(PIPELINE))
                .withProfile("local")
                .withoutEnvironment()
                .withSettings(Map.of(
                        "snapshot-status.queue", queueUrl,
                        "EXPORT_STATE_SQS_QUEUE_URL", exportStateUrl,
                        "MONITORING_SNS_TOPIC_ARN", topicArn,
                        "snapshot-status.concurrent-consumers", Integer.toString(consumers),
                        "wadi.reload", "false",
                        "wadi.hawtio", "false",
                        "LOG_LEVEL", "WARN",
                        "camel.management.enabled", "false"));
    }

    void fill(int messages) {
        fill(messages, true);
    }

    /**
     * A new run: its collections in the status table, and all of its files on a queue of its own: a long poll of a consumer that has ended may still
     * swallow what comes to the last one.
     *
     * @param mixed in any order; else by collection
     */
    void fill(int messages, boolean mixed) {
        String run = "run-" + ++runs;
        queueUrl = queue(PIPELINE + "-" + runs, Map.of());
        int files = messages / COLLECTIONS;
        List<String> bodies = new ArrayList<>();
        for (int c = 0; c < COLLECTIONS; c++) {
            String collection = "db.core.table" + c;
            dynamoDb.putItem(request -> request.tableName(STATUS)
                    .item(Map.of(
                            "CorrelationId", AttributeValue.fromS(run),
                            "CollectionName", AttributeValue.fromS(collection),
                            "CollectionStatus", AttributeValue.fromS("Sent"),
                            "FilesExported", AttributeValue.fromN(Integer.toString(files)))));
            for (int file = 0; file < files; file++) {
                bodies.add(String.format(Locale.ROOT,
                        """
                        {"correlation_id":"%s","collection_name":"%s","snapshot_type":"full","export_date":"2026-11-21","file_name":"%s-%06d.txt.gz"}""",
                                run, collection, collection, file));
            }
        }
        if (mixed) {
            Collections.shuffle(bodies, new Random(SEED));
        }
        for (int from = 0; from < bodies.size(); from += MOST_IN_A_BATCH) {
            List<String> page = bodies.subList(from, Math.min(from + MOST_IN_A_BATCH, bodies.size()));
            sqs.sendMessageBatch(request -> request.queueUrl(queueUrl)
                    .entries(IntStream.range(0, page.size())
                            .mapToObj(i -> SendMessageBatchRequestEntry.builder()
                                    .id("m" + i)
                                    .messageBody(page.get(i))
                                    .build())
                            .toList()));
        }
    }

    /** Fails unless the last run is received. */
    void requireReceived() {
        Map<String, AttributeValue> row = dynamoDb.getItem(request -> request.tableName(PRODUCT)
                        .consistentRead(true)
                        .key(Map.of(
                                "Correlation_Id", AttributeValue.fromS("run-" + runs),
                                "DataProduct", AttributeValue.fromS("SNAPSHOT_SENDER"))))
                .item();
        if (!row.getOrDefault("Status", AttributeValue.fromS("nothing")).s().equals("RECEIVED")) {
            throw new IllegalStateException("run-" + runs + " is not received: " + row);
        }
    }

    @Override
    public void close() {
        dynamoDb.close();
        sqs.close();
        closeCloud.run();
    }
}
