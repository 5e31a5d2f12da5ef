package dev.wadi.pipelines.batchrecords;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wadi.app.ApplicationPlan;
import dev.wadi.app.installation.Installation;
import dev.wadi.demo.world.PipelineWorld;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import dev.wadi.testing.DeadLetters;
import dev.wadi.testing.TextRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** The world of batch-records in the tests of its route, with a current batch. */
final class BatchWorld implements AutoCloseable {
    static final Path HOME = Path.of("").toAbsolutePath();
    static final String PARAMETER = "/waze/latest_batch_id";

    private final PipelineWorld world = PipelineWorld.alone(
            new Installation(HOME),
            "batch-records",
            LocalCloudOptions.defaults().withoutLimits(),
            Map.of("LATEST_BATCH_ID", PARAMETER));
    private final DynamoDbClient dynamoDb = world.clients().dynamoDb();
    private final SsmClient ssm = world.clients().ssm();
    private final DeadLetters letters = new DeadLetters(world.clients().sqs(), world.deadLetters("batch-records"));

    int port(String service) {
        return world.port(Part.valueOf(service));
    }

    /** The route with the settings of the local profile. */
    ApplicationPlan plan(Map<String, String> settings) {
        return plan(HOME, settings);
    }

    ApplicationPlan plan(Path home, Map<String, String> settings) {
        return world.plan(new Installation(home))
                .withInjectedInput()
                .withSettings(Map.of("camel.main.jmxEnabled", "false"))
                .withSettings(settings);
    }

    /** No rows, no dead letters, batch 1. */
    void reset() {
        world.emptyTables();
        letters.take();
        currentBatch("1");
    }

    void currentBatch(String id) {
        ssm.putParameter(request ->
                request.name(PARAMETER).value(id).type(ParameterType.STRING).overwrite(true));
    }

    void noCurrentBatch() {
        ssm.deleteParameter(request -> request.name(PARAMETER));
    }

    List<Map<String, AttributeValue>> rows() {
        return dynamoDb
                .scanPaginator(request -> request.tableName(world.value("DDB_CURATED_RECORDS_TABLE_ARN"))
                        .consistentRead(true))
                .items()
                .stream()
                .toList();
    }

    List<JsonNode> letters() {
        return letters.take();
    }

    /** @param fields put behind the key, such as {@code ,"year":2026} */
    static TextRecord file(String id, String key, String fields) {
        return new TextRecord(id, """
                {"s3-key":"%s","bucket-name":"curated","table-name":"alert"%s}""".formatted(key, fields));
    }

    @Override
    public void close() {
        world.close();
    }
}
