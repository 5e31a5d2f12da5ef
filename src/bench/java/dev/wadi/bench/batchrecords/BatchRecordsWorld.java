package dev.wadi.bench.batchrecords;

import dev.wadi.edge.aws.AwsEnvironment;
import dev.wadi.edge.aws.TableDefinition;
import dev.wadi.local.LocalCloud;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import dev.wadi.app.ApplicationPlan;
import dev.wadi.app.installation.Installation;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** What surrounds batch-records: the table, the current batch, streams; on this machine and without the limits of AWS. */
final class BatchRecordsWorld implements AutoCloseable {
    static final String PIPELINE = "batch-records";
    static final String TABLE = "curated-records";
    static final String PARAMETER = "/waze/latest_batch_id";
    private static final int PUT_AT_ONCE = 500;

    private final Installation installation;
    private final LocalCloud cloud = LocalCloud.start(
            LocalCloudOptions.only(Part.DYNAMODB, Part.KINESIS, Part.SSM).withoutLimits());
    private final CreateTableRequest table;
    private final DynamoDbClient dynamoDb;
    private final KinesisClient kinesis;
    private int streams;

    BatchRecordsWorld(Installation installation) {
        this.installation = installation;
        table = TableDefinition.read(installation.config().resolve(PIPELINE).resolve("curated-records.table.json"));
        AwsEnvironment.apply(cloud.environment());
        dynamoDb = DynamoDbClient.create();
        kinesis = KinesisClient.create();
        dynamoDb.createTable(table);
        try (SsmClient parameters = SsmClient.create()) {
            parameters.putParameter(request ->
                    request.name(PARAMETER).value("1795000000").type(ParameterType.STRING));
        }
    }

    int dynamoDbPort() {
        return URI.create(cloud.environment().get("AWS_ENDPOINT_URL_DYNAMODB")).getPort();
    }

    /** For all clients that are built from now on; the world's own keep the straight way. */
    void reachDynamoDbAt(int port) {
        AwsEnvironment.apply(Map.of("AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:" + port));
    }

    /** The pipeline as it is delivered, without what only people look at. */
    ApplicationPlan plan(int writers) {
        return ApplicationPlan.of(installation, List.of(PIPELINE))
                .withProfile("local")
                .withoutEnvironment()
                .withSettings(Map.of(
                        "DDB_CURATED_RECORDS_TABLE_ARN", TABLE,
                        "LATEST_BATCH_ID", PARAMETER,
                        "batch-records.writers", Integer.toString(writers),
                        "wadi.reload", "false",
                        "wadi.hawtio", "false",
                        "LOG_LEVEL", "WARN",
                        "camel.management.enabled", "false"));
    }

    void emptyTable() {
        dynamoDb.deleteTable(request -> request.tableName(TABLE));
        dynamoDb.createTable(table);
    }

    void requireRows(int expected) {
        int rows = dynamoDb.scanPaginator(request -> request.tableName(TABLE).select(Select.COUNT)).stream()
                .mapToInt(ScanResponse::count)
                .sum();
        if (rows != expected) {
            throw new IllegalStateException(rows + " rows were written, not " + expected);
        }
    }

    /** A new stream with all of the sample in it. */
    String stream(int shards, int records) {
        String name = "curated-files-" + ++streams;
        kinesis.createStream(request -> request.streamName(name).shardCount(shards));
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
        dynamoDb.close();
        kinesis.close();
        cloud.close();
    }
}
