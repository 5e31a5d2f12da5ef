package dev.wadi.bench.batchrecords;

import dev.wadi.app.ApplicationPlan;
import dev.wadi.app.installation.Installation;
import dev.wadi.demo.world.PipelineWorld;
import dev.wadi.edge.aws.AwsEnvironment;
import dev.wadi.edge.aws.Provision;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** The pipeline's world without the limits of AWS, with a current batch, and a stream for each round. */
final class BatchRecordsWorld implements AutoCloseable {
    static final String PIPELINE = "batch-records";
    private static final int PUT_AT_ONCE = 500;

    private final PipelineWorld world;
    private int streams;

    BatchRecordsWorld(Installation installation) {
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

    /** For all clients that are built from now on; the world's own keep the straight way. */
    void reachDynamoDbAt(int port) {
        AwsEnvironment.apply(Map.of("AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:" + port));
    }

    ApplicationPlan plan(int writers) {
        return world.plan().withSettings(Map.of("batch-records.writers", Integer.toString(writers)));
    }

    void emptyTable() {
        world.emptyTables();
    }

    void requireRows(int expected) {
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
        List<byte[]> payloads = FileSample.payloads(records);
        for (int from = 0; from < records; from += PUT_AT_ONCE) {
            List<PutRecordsRequestEntry> page = IntStream.range(from, Math.min(records, from + PUT_AT_ONCE))
                    .mapToObj(i -> PutRecordsRequestEntry.builder()
                            .partitionKey("key-" + i)
                            .data(SdkBytes.fromByteArrayUnsafe(payloads.get(i)))
                            .build())
                    .toList();
            PutRecordsResponse put =
                    kinesis.putRecords(request -> request.streamName(name).records(page));
            if (put.failedRecordCount() > 0) {
                throw new IllegalStateException(put.failedRecordCount() + " records could not be put");
            }
        }
        return name;
    }

    @Override
    public void close() {
        world.close();
    }
}
