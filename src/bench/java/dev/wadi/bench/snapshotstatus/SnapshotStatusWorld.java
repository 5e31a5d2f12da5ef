package dev.wadi.bench.snapshotstatus;

import dev.wadi.app.ApplicationPlan;
import dev.wadi.app.installation.Installation;
import dev.wadi.demo.world.PipelineWorld;
import dev.wadi.demo.world.SourceFeed;
import dev.wadi.edge.aws.Provision;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The pipeline's world. Each round is a run of its own. */
final class SnapshotStatusWorld implements AutoCloseable {
    private static final String PIPELINE = "snapshot-status";
    private static final int COLLECTIONS = 20;
    private static final long SEED = 1;

    private final PipelineWorld world;
    private String queueUrl;
    private int runs;
    private int queues;

    /** In a local cloud of its own, in this process, without the limits of AWS. */
    static SnapshotStatusWorld alone(Installation installation) {
        return new SnapshotStatusWorld(PipelineWorld.alone(
                installation, PIPELINE, LocalCloudOptions.defaults().withoutLimits(), Map.of()));
    }

    /** In a cloud that is there, perhaps with all of it. */
    static SnapshotStatusWorld within(Installation installation, Map<String, String> environment) {
        return new SnapshotStatusWorld(
                PipelineWorld.within(installation, environment, "").make(PIPELINE, 1, Map.of()));
    }

    private SnapshotStatusWorld(PipelineWorld world) {
        this.world = world;
    }

    int run() {
        return runs;
    }

    /** With a queue that another process has made. */
    SnapshotStatusWorld from(String url) {
        queueUrl = url;
        return this;
    }

    /** The run that another process has filled in. */
    void reopen(int run) {
        runs = run;
    }

    String queueUrl() {
        return queueUrl;
    }

    String exportStateUrl() {
        return world.value("EXPORT_STATE_SQS_QUEUE_URL");
    }

    String topicArn() {
        return world.value("MONITORING_SNS_TOPIC_ARN");
    }

    String statusTable() {
        return world.value("DYNAMO_DB_EXPORT_STATUS_TABLE_NAME");
    }

    String productTable() {
        return world.value("DYNAMO_DB_PRODUCT_STATUS_TABLE_NAME");
    }

    String bookkeepingTable() {
        return world.value("DYNAMO_DB_DEDUPE_TABLE_NAME");
    }

    int dynamoDbPort() {
        return world.port(Part.DYNAMODB);
    }

    ApplicationPlan plan(int consumers) {
        return world.plan()
                .withSettings(Map.of(
                        "snapshot-status.queue",
                        queueUrl,
                        "snapshot-status.concurrent-consumers",
                        Integer.toString(consumers)));
    }

    /** A queue of its own: a long poll of a consumer that has ended may still swallow what comes to another one. */
    String newQueue() {
        return Provision.queue(world.clients().sqs(), PIPELINE + "-" + ++queues);
    }

    /** Into a queue of its own, in any order. */
    void fill(int messages) {
        queueUrl = newQueue();
        fill(messages, true, queueUrl);
    }

    /**
     * A new run: its collections in the status table, and all of its files on a queue.
     *
     * @param mixed in any order; else by collection
     */
    void fill(int messages, boolean mixed, String queue) {
        String run = "run-" + ++runs;
        int files = messages / COLLECTIONS;
        List<String> bodies = new ArrayList<>();
        for (int c = 0; c < COLLECTIONS; c++) {
            String collection = "db.core.table" + c;
            world.clients().dynamoDb().putItem(request -> request.tableName(statusTable())
                    .item(Map.of(
                            "CorrelationId", AttributeValue.fromS(run),
                            "CollectionName", AttributeValue.fromS(collection),
                            "CollectionStatus", AttributeValue.fromS("Sent"),
                            "FilesExported", AttributeValue.fromN(Integer.toString(files)))));
            for (int file = 0; file < files; file++) {
                bodies.add(String.format(Locale.ROOT, """
                        {"correlation_id":"%s","collection_name":"%s","snapshot_type":"full","export_date":"2026-11-21","file_name":"%s-%06d.txt.gz"}""", run, collection, collection, file));
            }
        }
        if (mixed) {
            Collections.shuffle(bodies, new Random(SEED));
        }
        SourceFeed.send(world.clients().sqs(), queue, bodies);
    }

    /** Fails unless the last run is received. */
    void requireReceived() {
        Map<String, AttributeValue> row = world.clients()
                .dynamoDb()
                .getItem(request -> request.tableName(productTable())
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
        world.close();
    }
}
