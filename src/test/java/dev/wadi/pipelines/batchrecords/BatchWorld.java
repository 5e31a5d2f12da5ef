package dev.wadi.pipelines.batchrecords;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wadi.app.ApplicationPlan;
import dev.wadi.app.installation.Installation;
import dev.wadi.edge.aws.AwsEnvironment;
import dev.wadi.edge.aws.TableDefinition;
import dev.wadi.local.LocalCloud;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import dev.wadi.testing.DeadLetters;
import dev.wadi.testing.TextRecord;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** What surrounds the route batch-records in its tests: the table, the current batch, dead letters. */
final class BatchWorld implements AutoCloseable {
    static final Path HOME = Path.of("").toAbsolutePath();
    static final String PARAMETER = "/waze/latest_batch_id";
    private static final CreateTableRequest TABLE =
            TableDefinition.read(Path.of("config/batch-records/curated-records.table.json"));

    private final LocalCloud cloud = LocalCloud.start(
            LocalCloudOptions.only(Part.DYNAMODB, Part.SQS, Part.SSM).withoutLimits());
    private final DynamoDbClient dynamoDb;
    private final SsmClient ssm;
    private final SqsClient sqs;
    private final DeadLetters letters;

    BatchWorld() {
        AwsEnvironment.apply(cloud.environment());
        dynamoDb =
                DynamoDbClient.builder().endpointOverride(endpoint("DYNAMODB")).build();
        ssm = SsmClient.builder().endpointOverride(endpoint("SSM")).build();
        sqs = SqsClient.builder().endpointOverride(endpoint("SQS")).build();
        letters = new DeadLetters(
                sqs,
                sqs.createQueue(request -> request.queueName("batch-records-dead-letters"))
                        .queueUrl());
        dynamoDb.createTable(TABLE);
    }

    private URI endpoint(String service) {
        return URI.create(cloud.environment().get("AWS_ENDPOINT_URL_" + service));
    }

    int port(String service) {
        return endpoint(service).getPort();
    }

    /** The route with the settings of the local profile. */
    ApplicationPlan plan(Map<String, String> settings) {
        return plan(HOME, settings);
    }

    ApplicationPlan plan(Path home, Map<String, String> settings) {
        return ApplicationPlan.of(new Installation(home), List.of("batch-records"))
                .withProfile("local")
                .withoutEnvironment()
                .withInjectedInput()
                .withSettings(Map.of(
                        "wadi.reload", "false",
                        "wadi.hawtio", "false",
                        "LOG_LEVEL", "WARN",
                        "camel.main.jmxEnabled", "false",
                        "camel.management.enabled", "false"))
                .withSettings(settings);
    }

    /** No rows, no dead letters, batch 1. */
    void reset() {
        dynamoDb.deleteTable(request -> request.tableName(TABLE.tableName()));
        dynamoDb.createTable(TABLE);
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
                .scanPaginator(request -> request.tableName(TABLE.tableName()).consistentRead(true))
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
        dynamoDb.close();
        ssm.close();
        sqs.close();
        cloud.close();
    }
}
