package dev.wadi.bench.batchrecords;

import dev.wadi.app.ApplicationPlan;
import dev.wadi.app.installation.Installation;
import dev.wadi.demo.world.PipelineWorld;
import dev.wadi.demo.world.SourceFeed;
import dev.wadi.edge.aws.Provision;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** The pipeline's world without the limits of AWS, with a current batch, and a stream for each round. */
final class BatchRecordsWorld implements AutoCloseable {
    static final String PIPELINE = "batch-records";

    private final Installation installation;
    private final PipelineWorld world;
    private int streams;

    BatchRecordsWorld(Installation installation) {
        this.installation = installation;
        world = PipelineWorld.alone(
                installation, PIPELINE, LocalCloudOptions.defaults().withoutLimits(), Map.of());
        world.clients().ssm().putParameter(request -> request.name(parameter())
                .value("1795000000")
                .type(ParameterType.STRING));
    }

    String table() {
        return world.value("DDB_CURATED_RECORDS_TABLE_ARN");
    }

    /** The one that holds the current batch. */
    String parameter() {
        return world.value("LATEST_BATCH_ID");
    }

    int dynamoDbPort() {
        return world.port(Part.DYNAMODB);
    }

    ApplicationPlan plan(int writers) {
        return plan(installation, writers);
    }

    void emptyTable() {
        world.emptyTables();
    }

    /** The time that it takes to write so many rows into the empty table. */
    Duration written(int rows, Runnable work) {
        long start = System.nanoTime();
        work.run();
        Duration taken = Duration.ofNanos(System.nanoTime() - start);
        requireRows(rows);
        return taken;
    }

    /** The same, by the routes of another installation. */
    ApplicationPlan plan(Installation other, int writers) {
        return world.plan(other).withSettings(Map.of("batch-records.writers", Integer.toString(writers)));
    }

    private void requireRows(int expected) {
        int rows =
                world
                        .clients()
                        .dynamoDb()
                        .scanPaginator(request -> request.tableName(table()).select(Select.COUNT))
                        .stream()
                        .mapToInt(ScanResponse::count)
                        .sum();
        if (rows != expected) {
            throw new IllegalStateException(rows + " rows were written, not " + expected);
        }
    }

    /** A new stream with all of the sample in it. */
    String stream(int shards, int records) {
        String name = "curated-files-" + ++streams;
        KinesisClient kinesis = world.clients().kinesis();
        Provision.stream(kinesis, name, shards);
        SourceFeed.put(kinesis, name, FileSample.payloads(records));
        return name;
    }

    @Override
    public void close() {
        world.close();
    }
}
