package dev.wadi.demo.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.app.installation.Installation;
import dev.wadi.local.LocalCloud;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class PipelineWorldTest {
    private static final Installation HOME = new Installation(Path.of("").toAbsolutePath());
    private static final String PASSWORD = "a \"quoted\" one";
    private static LocalCloud cloud;

    @BeforeAll
    static void start() {
        cloud = LocalCloud.start();
    }

    @AfterAll
    static void end() {
        cloud.close();
    }

    private static PipelineWorld another(int number) {
        return PipelineWorld.beside(HOME, cloud.environment(), Isolation.of(number));
    }

    @Test
    void whatIsDeclaredIsMade() {
        try (PipelineWorld world = another(1)
                .make("turbine-status", 3, Map.of("turbine-status.enriched-stream", "rich"))
                .make("snapshot-status", 1, Map.of())) {
            assertThat(List.of(world.source("turbine-status"), world.value("turbine-status.enriched-stream")))
                    .containsExactly("turbine-signals", "rich")
                    .allSatisfy(stream -> assertThat(world.clients()
                                    .kinesis()
                                    .listShards(request -> request.streamName(stream))
                                    .shards())
                            .hasSize(3));
            assertThat(world.clients()
                            .sqs()
                            .getQueueAttributes(request -> request.queueUrl(world.value("EXPORT_STATE_SQS_QUEUE_URL"))
                                    .attributeNames(QueueAttributeName.FIFO_QUEUE))
                            .attributes())
                    .containsEntry(QueueAttributeName.FIFO_QUEUE, "true");
            assertThat(world.clients().sns().listTopics().topics())
                    .extracting(topic -> topic.topicArn())
                    .containsExactly(world.value("MONITORING_SNS_TOPIC_ARN"));
            assertThat(world.clients().dynamoDb().listTables().tableNames())
                    .containsExactlyInAnyOrder(
                            world.value("DYNAMO_DB_EXPORT_STATUS_TABLE_NAME"),
                            world.value("DYNAMO_DB_PRODUCT_STATUS_TABLE_NAME"),
                            world.value("DYNAMO_DB_DEDUPE_TABLE_NAME"));
        }
    }

    @Test
    void worldsBesideEachOtherShareNothing() {
        try (PipelineWorld one = whole(2);
                PipelineWorld other = whole(3)) {
            String table = one.value("DDB_CURATED_RECORDS_TABLE_ARN");
            one.clients().dynamoDb().putItem(put -> put.tableName(table)
                    .item(Map.of("CurationRecordId", AttributeValue.fromS("a"))));
            one.clients().redis().getBucket("a").set("b");
            one.clients().sqs().sendMessage(send -> send.queueUrl(one.deadLetters("turbine-status"))
                    .messageBody("{}"));
            assertThat(other.clients()
                            .dynamoDb()
                            .scan(scan -> scan.tableName(table))
                            .items())
                    .isEmpty();
            assertThat(other.clients().redis().getKeys().count()).isZero();
            assertThat(new QueueTail(other, other.deadLetters("turbine-status")).all())
                    .isEmpty();
            assertThat(new QueueTail(one, one.deadLetters("turbine-status")).all())
                    .hasSize(1);
            one.emptyTables();
            assertThat(one.clients()
                            .dynamoDb()
                            .scan(scan -> scan.tableName(table))
                            .items())
                    .isEmpty();
        }
    }

    private static PipelineWorld whole(int number) {
        return another(number).make("turbine-status", 1, Map.of()).make("batch-records", 1, Map.of());
    }

    @Test
    void aProcessIsLedToIt() {
        try (PipelineWorld world = another(4).make("turbine-status", 1, Map.of())) {
            assertThat(world.environment())
                    .containsEntry("TURBINE_STATUS_STREAM", "turbine-signals")
                    .containsEntry("ASSET_MAPPING_KEY", "asset-metadata-mapping")
                    .containsEntry("TURBINE_STATUS_REDIS_DATABASE", "4")
                    .containsEntry(
                            "AWS_ENDPOINT_URL_KINESIS", cloud.environment().get("AWS_ENDPOINT_URL_KINESIS"))
                    .doesNotContainEntry(
                            "AWS_ACCESS_KEY_ID", cloud.environment().get("AWS_ACCESS_KEY_ID"));
        }
    }

    /** And a world that is alone has only the parts that its pipeline declares. */
    @Test
    void thePasswordOfRedisIsASecret() {
        try (PipelineWorld world = PipelineWorld.alone(
                HOME, "turbine-status", LocalCloudOptions.defaults().withRedisPassword(PASSWORD), Map.of())) {
            assertThat(world.settings())
                    .containsEntry("SECRET_NAME", PipelineWorld.SECRET)
                    .containsEntry("REDIS_PASS_SECRET_KEY", "password");
            world.clients().redis().getBucket("a").set("b");
            assertThat(world.clients().redis().getKeys().count()).isEqualTo(1);
            assertThatThrownBy(() -> world.port(Part.SNS)).hasMessageContaining("AWS_ENDPOINT_URL_SNS is not set");
        }
    }
}
