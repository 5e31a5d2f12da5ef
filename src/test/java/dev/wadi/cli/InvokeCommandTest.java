package dev.wadi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.edge.aws.TableDefinition;
import dev.wadi.local.LocalCloud;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import dev.wadi.testing.WadiProcess;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** {@code wadi invoke batch-records} as a process, against services that it knows by the environment only. */
class InvokeCommandTest {
    private static final Path HOME = Path.of("").toAbsolutePath();
    private static final String TABLE = "curated-records";
    private static final String FILE = """
        {"s3-key": "waze/a.csv", "bucket-name": "curated", "table-name": "alert"}\
        """;
    private static LocalCloud cloud;
    private static DynamoDbClient dynamoDb;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        cloud = LocalCloud.start(LocalCloudOptions.only(Part.KINESIS, Part.SQS, Part.SSM, Part.DYNAMODB));
        dynamoDb = client(DynamoDbClient.builder(), Part.DYNAMODB);
        dynamoDb.createTable(TableDefinition.read(HOME.resolve("config/batch-records/curated-records.table.json")));
        try (SqsClient sqs = client(SqsClient.builder(), Part.SQS);
                SsmClient parameters = client(SsmClient.builder(), Part.SSM)) {
            sqs.createQueue(request -> request.queueName("dead-letters"));
            parameters.putParameter(
                    request -> request.name("/waze/batch").value("1795000000").type(ParameterType.SECURE_STRING));
        }
    }

    @AfterAll
    static void end() {
        dynamoDb.close();
        cloud.close();
    }

    @Test
    void whereItWillWriteIsToldFirstAndEachTimeItIsANewEvent() throws Exception {
        Path file = Files.writeString(folder.resolve("record.json"), FILE);
        int before = rows().size();
        for (int i = 1; i <= 2; i++) {
            List<String> lines = invoke(file);
            assertThat(lines.get(0))
                    .startsWith("writes to, in AWS region us-east-1, AWS_ENDPOINT_URL_DYNAMODB=http://127.0.0.1:");
            assertThat(lines.subList(1, lines.size()))
                    .containsExactly(
                            "  queue dead-letters (batch-records.dead-letter-queue)",
                            "  table " + TABLE + " (DDB_CURATED_RECORDS_TABLE_ARN)",
                            "stored 1");
        }
        assertThat(rows()).hasSize(before + 2).allSatisfy(batch -> assertThat(batch)
                .as("the parameter, decrypted")
                .isEqualTo("1795000000"));
    }

    @Test
    void aRecordThatStandsTwiceInAFileIsOneEventAndAskedToBeARedeliveryItStaysTheSame() throws Exception {
        String poll = "{\"poll\": [" + record("7") + "," + record("7") + "," + record("8") + "]}";
        Path file = Files.writeString(folder.resolve("poll.json"), poll);
        assertThat(invoke(file)).contains("stored 2", "duplicate 1");
        assertThat(invoke(file, "--redelivery")).contains("stored 2", "duplicate 1");
        assertThat(invoke(file, "--redelivery")).contains("duplicate 3");
    }

    @Test
    void theKeyOfAnObjectEndsBeforeTheShortestNameOfAFileThatIsThere() throws Exception {
        Path edition = Files.createDirectories(folder.resolve("edition=1"));
        Path file = Files.writeString(edition.resolve("a.csv"), "");
        assertThat(InvokeCommand.endOfKey("in/version=2/a.csv=" + file)).isEqualTo("in/version=2/a.csv".length());
        assertThat(InvokeCommand.endOfKey("in/version=2/a.csv=gone")).isEqualTo("in/version=2/a.csv".length());
        assertThat(InvokeCommand.endOfKey("no key")).isNegative();
    }

    private static String record(String sequenceNumber) {
        return "{\"shardId\": \"shard-0\", \"sequenceNumber\": \"" + sequenceNumber + "\", \"data\": " + FILE + "}";
    }

    private static List<String> invoke(Path file, String... options) throws Exception {
        Map<String, String> environment = new HashMap<>(cloud.environment());
        environment.put("BATCH_RECORDS_STREAM", "files");
        environment.put("BATCH_RECORDS_DEAD_LETTER_QUEUE", "dead-letters");
        environment.put("DDB_CURATED_RECORDS_TABLE_ARN", TABLE);
        environment.put("LATEST_BATCH_ID", "/waze/batch");
        environment.put("PERSIST_RECORDS", "1");
        List<String> arguments = new ArrayList<>(List.of("invoke", "batch-records", file.toString()));
        arguments.addAll(List.of(options));
        try (WadiProcess wadi = WadiProcess.start(HOME, environment, arguments.toArray(String[]::new))) {
            assertThat(wadi.exitCode()).as(wadi::output).isZero();
            return wadi.output().lines().toList();
        }
    }

    /** The batch of each. */
    private static List<String> rows() {
        return dynamoDb.scan(request -> request.tableName(TABLE)).items().stream()
                .map(row -> row.get("BatchId").s())
                .toList();
    }

    private static <B extends AwsClientBuilder<B, C>, C> C client(B builder, Part part) {
        return builder.region(Region.US_EAST_1)
                .endpointOverride(URI.create(cloud.environment().get("AWS_ENDPOINT_URL_" + part)))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .build();
    }
}
