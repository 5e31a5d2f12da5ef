package dev.wadi.local.dynamodb;

import static dev.wadi.local.Refusals.assertRefused;
import static dev.wadi.local.dynamodb.DynamoDbFixture.TABLE;
import static dev.wadi.local.dynamodb.DynamoDbFixture.attribute;
import static dev.wadi.local.dynamodb.DynamoDbFixture.key;
import static dev.wadi.local.dynamodb.DynamoDbFixture.number;
import static dev.wadi.local.dynamodb.DynamoDbFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.local.Clients;
import dev.wadi.local.LocalCloud;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import dev.wadi.local.RunningCloud;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ListTagsOfResourceResponse;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.Tag;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

class TableOperationsTest {

    @RegisterExtension
    static final RunningCloud CLOUD = new RunningCloud(LocalCloudOptions.only(Part.DYNAMODB));

    private static final String INVALID = "ValidationException";
    private static final String IN_USE = "ResourceInUseException";

    private final DynamoDbClient client = CLOUD.clients().client(Part.DYNAMODB, DynamoDbClient.builder());

    @Test
    void aTableIsActiveAtOnceAndIsDescribed() {
        DynamoDbFixture.create(client);
        TableDescription table = describe(client);
        assertThat(table.tableStatus()).isEqualTo(TableStatus.ACTIVE);
        assertThat(table.tableArn()).isEqualTo("arn:aws:dynamodb:us-east-1:000000000000:table/readings");
        assertThat(table.keySchema()).containsExactly(key("pk", KeyType.HASH), key("sk", KeyType.RANGE));
        assertThat(table.billingModeSummary().billingMode()).isEqualTo(BillingMode.PAY_PER_REQUEST);
        assertRefused(IN_USE, "Table already exists: readings", () -> DynamoDbFixture.create(client));
        client.deleteTable(request -> request.tableName(TABLE));
        assertRefused(
                "ResourceNotFoundException",
                "Requested resource not found: Table: readings not found",
                () -> describe(client));
    }

    @Test
    void aTableIsCreatingForAsLongAsAsked() {
        LocalCloudOptions slow = LocalCloudOptions.only(Part.DYNAMODB).withTransition(Duration.ofHours(1));
        try (LocalCloud cloud = LocalCloud.start(slow);
                DynamoDbClient other = Clients.of(cloud).client(Part.DYNAMODB, DynamoDbClient.builder())) {
            DynamoDbFixture table = DynamoDbFixture.create(other);
            assertThat(describe(other).tableStatus()).isEqualTo(TableStatus.CREATING);
            assertRefused(
                    "ResourceNotFoundException", "Requested resource not found", () -> table.put("a", 1, Map.of()));
            assertRefused(
                    IN_USE,
                    "Table is being created: readings",
                    () -> other.deleteTable(request -> request.tableName(TABLE)));
        }
    }

    @Test
    void whatDoesNotGoTogetherIsRefused() {
        assertRefused(
                INVALID,
                "Some index key attribute have no definition",
                () -> DynamoDbFixture.create(
                        client, request -> request.attributeDefinitions(attribute("pk", ScalarAttributeType.S))));
        assertRefused(
                INVALID,
                "Number of attributes in KeySchema does not exactly match",
                () -> DynamoDbFixture.create(client, request -> request.keySchema(key("pk", KeyType.HASH))));
        assertRefused(
                INVALID,
                "must both be specified when BillingMode is PROVISIONED",
                () -> DynamoDbFixture.create(client, request -> request.billingMode(BillingMode.PROVISIONED)));
        assertRefused(
                INVALID,
                "Value 'ab' at 'tableName' failed to satisfy constraint",
                () -> DynamoDbFixture.create(client, request -> request.tableName("ab")));
        assertRefused(
                INVALID,
                "The second KeySchemaElement is not a RANGE key type",
                () -> DynamoDbFixture.create(
                        client, request -> request.keySchema(key("pk", KeyType.HASH), key("sk", KeyType.HASH))));
    }

    @Test
    void anIndexIsAddedToATableWithItemsAndTakenAway() {
        DynamoDbFixture table = DynamoDbFixture.create(client);
        table.put("a", 1, Map.of("site", text("north")));
        table.put("a", 2, Map.of("site", number(1)));
        client.updateTable(request -> request.tableName(TABLE)
                .attributeDefinitions(attribute("site", ScalarAttributeType.S))
                .globalSecondaryIndexUpdates(GlobalSecondaryIndexUpdate.builder()
                        .create(index -> index.indexName("by-site")
                                .keySchema(key("site", KeyType.HASH))
                                .projection(projection -> projection.projectionType(ProjectionType.ALL)))
                        .build()));
        assertThat(describe(client).globalSecondaryIndexes())
                .extracting(GlobalSecondaryIndexDescription::indexStatus)
                .containsExactly(IndexStatus.ACTIVE);
        assertThat(client.scan(request -> request.tableName(TABLE).indexName("by-site"))
                        .count())
                .isEqualTo(1);
        client.updateTable(request -> request.tableName(TABLE)
                .globalSecondaryIndexUpdates(GlobalSecondaryIndexUpdate.builder()
                        .delete(index -> index.indexName("by-site"))
                        .build()));
        assertThat(describe(client).hasGlobalSecondaryIndexes()).isFalse();
        assertThat(describe(client).attributeDefinitions()).hasSize(2);
    }

    @Test
    void anItemIsGoneOnceItsTimeToLiveIsOver() {
        DynamoDbFixture table = DynamoDbFixture.create(client);
        client.updateTimeToLive(request -> request.tableName(TABLE)
                .timeToLiveSpecification(ttl -> ttl.enabled(true).attributeName("expires")));
        assertThat(client.describeTimeToLive(request -> request.tableName(TABLE))
                        .timeToLiveDescription()
                        .timeToLiveStatus())
                .isEqualTo(TimeToLiveStatus.ENABLED);
        table.put("a", 1, Map.of("expires", number(Instant.now().getEpochSecond() + 3600)));
        table.put("a", 2, Map.of("expires", text("never")));
        table.put("a", 3, Map.of("expires", number(Instant.now().getEpochSecond() + 3600)));
        assertThat(table.get("a", 1)).isNotEmpty();
        try {
            CLOUD.clock().advance(Duration.ofHours(2));
            assertThat(table.get("a", 1)).isEmpty();
            assertThat(client.scan(request -> request.tableName(TABLE)).items())
                    .extracting(item -> item.get("sk"))
                    .containsExactly(number(2));
        } finally {
            CLOUD.clock().reset();
        }
        assertThat(describe(client).itemCount()).isEqualTo(1);
    }

    @Test
    void tagsAreListedInPages() {
        DynamoDbFixture.create(client);
        String arn = describe(client).tableArn();
        List<Tag> tags = IntStream.range(0, 15)
                .mapToObj(i -> Tag.builder().key("key-" + i).value("v").build())
                .toList();
        client.tagResource(request -> request.resourceArn(arn).tags(tags));
        client.untagResource(request -> request.resourceArn(arn).tagKeys("key-3"));
        ListTagsOfResourceResponse first = client.listTagsOfResource(request -> request.resourceArn(arn));
        ListTagsOfResourceResponse second =
                client.listTagsOfResource(request -> request.resourceArn(arn).nextToken(first.nextToken()));
        assertThat(first.tags()).hasSize(10);
        assertThat(second.tags()).hasSize(4).doesNotContainAnyElementsOf(first.tags());
        assertThat(second.nextToken()).isNull();
    }

    @Test
    void tablesAreListedInPages() {
        for (String name : List.of("one", "two", "three")) {
            DynamoDbFixture.create(client, request -> request.tableName(name));
        }
        assertThat(client.listTablesPaginator(request -> request.limit(2)).tableNames())
                .containsExactly("one", "three", "two");
    }

    @Test
    void whatIsNotEmulatedIsUnknown() {
        assertRefused(
                "UnknownOperationException",
                "",
                () -> client.executeStatement(request -> request.statement("SELECT * FROM readings")));
        assertRefused("UnknownOperationException", "", () -> client.listBackups());
    }

    private static TableDescription describe(DynamoDbClient client) {
        return client.describeTable(request -> request.tableName(TABLE)).table();
    }
}
