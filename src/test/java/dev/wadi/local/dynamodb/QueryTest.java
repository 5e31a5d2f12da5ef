package dev.wadi.local.dynamodb;

import static dev.wadi.local.Refusals.assertRefused;
import static dev.wadi.local.dynamodb.DynamoDbFixture.TABLE;
import static dev.wadi.local.dynamodb.DynamoDbFixture.attribute;
import static dev.wadi.local.dynamodb.DynamoDbFixture.key;
import static dev.wadi.local.dynamodb.DynamoDbFixture.number;
import static dev.wadi.local.dynamodb.DynamoDbFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import dev.wadi.local.RunningCloud;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;

class QueryTest {

    @RegisterExtension
    static final RunningCloud CLOUD = new RunningCloud(LocalCloudOptions.only(Part.DYNAMODB));

    private static final String INVALID = "ValidationException";

    private final DynamoDbClient client = CLOUD.clients().client(Part.DYNAMODB, DynamoDbClient.builder());
    private DynamoDbFixture table;

    @BeforeEach
    @SuppressWarnings("unchecked") // of the generic varargs of the SDK's builders
    void createTable() {
        table = DynamoDbFixture.create(client, request -> request.attributeDefinitions(
                        attribute("pk", ScalarAttributeType.S),
                        attribute("sk", ScalarAttributeType.N),
                        attribute("site", ScalarAttributeType.S),
                        attribute("wind", ScalarAttributeType.N))
                .globalSecondaryIndexes(GlobalSecondaryIndex.builder()
                        .indexName("by-site")
                        .keySchema(key("site", KeyType.HASH))
                        .projection(projection -> projection.projectionType(ProjectionType.KEYS_ONLY))
                        .build())
                .localSecondaryIndexes(LocalSecondaryIndex.builder()
                        .indexName("by-wind")
                        .keySchema(key("pk", KeyType.HASH), key("wind", KeyType.RANGE))
                        .projection(projection -> projection.projectionType(ProjectionType.ALL))
                        .build()));
    }

    @Test
    void rangeKeysAreInTheOrderOfTheirNumbers() {
        for (long sk : new long[] {10, -3, 9, 100, 0}) {
            table.put("a", sk, Map.of());
        }
        table.put("b", 5, Map.of());
        assertThat(keys("pk = :pk", Map.of(":pk", text("a")), request -> {}))
                .containsExactly("-3", "0", "9", "10", "100");
        assertThat(keys(
                        "pk = :pk AND sk BETWEEN :from AND :to",
                        Map.of(":pk", text("a"), ":from", number(0), ":to", number(10)),
                        request -> request.scanIndexForward(false)))
                .containsExactly("10", "9", "0");
        assertThat(keys("sk > :from AND pk = :pk", Map.of(":pk", text("a"), ":from", number(9)), request -> {}))
                .containsExactly("10", "100");
    }

    @Test
    void pagesOfAnySizeMakeTheWholeForwardsAndBackwardsInTableAndIndexes() {
        Random random = new Random(11);
        for (int i = 0; i < 120; i++) {
            table.put("a", random.nextInt(1000), Map.of("site", text("s"), "wind", number(random.nextInt(7))));
        }
        for (String index : List.of("", "by-wind", "by-site")) {
            for (boolean forward : new boolean[] {true, false}) {
                List<Map<String, AttributeValue>> whole = pages(index, forward, 1000);
                assertThat(whole).doesNotHaveDuplicates().hasSizeGreaterThan(100);
                for (int limit : new int[] {1, 2, 7, 50}) {
                    assertThat(pages(index, forward, limit))
                            .as("%s by %d", index, limit)
                            .isEqualTo(whole);
                }
            }
        }
    }

    @Test
    void segmentsOfAScanMakeTheWholeAndShareNothing() {
        for (int i = 0; i < 200; i++) {
            table.put("turbine-" + i, 1, Map.of());
        }
        List<Map<String, AttributeValue>> all = scan(0, 1);
        for (int total : new int[] {2, 3, 7}) {
            List<Map<String, AttributeValue>> joined = new ArrayList<>();
            for (int segment = 0; segment < total; segment++) {
                List<Map<String, AttributeValue>> part = scan(segment, total);
                assertThat(part).isNotEmpty();
                joined.addAll(part);
            }
            assertThat(joined).isEqualTo(all).hasSize(200);
        }
    }

    @Test
    void anItemWithoutTheKeyOfAnIndexIsNotInIt() {
        table.put("a", 1, Map.of("site", text("north"), "extra", text("x")));
        table.put("a", 2, Map.of());
        assertThat(client.scan(request -> request.tableName(TABLE).indexName("by-site"))
                        .items())
                .containsExactly(Map.of("pk", text("a"), "sk", number(1), "site", text("north")));
        assertRefused(
                INVALID,
                "Type mismatch for Index Key site Expected: S Actual: N IndexName: by-site",
                () -> table.put("a", 3, Map.of("site", number(1))));
        assertRefused(
                INVALID,
                "update the secondary index key to unsupported type",
                () -> table.update("a", 1, request -> request.updateExpression("SET site = :v")
                        .expressionAttributeValues(Map.of(":v", number(1)))));
    }

    @Test
    void aMegabyteIsTheMostOfAPageBeforeTheFilter() {
        for (int i = 0; i < 20; i++) {
            table.put("a", i, Map.of("load", text("x".repeat(60_000))));
        }
        QueryResponse page = client.query(request -> request.tableName(TABLE)
                .keyConditionExpression("pk = :pk")
                .filterExpression("attribute_not_exists(#load)")
                .expressionAttributeNames(Map.of("#load", "load"))
                .expressionAttributeValues(Map.of(":pk", text("a"))));
        assertThat(page.count()).isZero();
        assertThat(page.scannedCount()).isEqualTo(18);
        assertThat(page.lastEvaluatedKey()).isEqualTo(key("a", 17));
    }

    @Test
    void whatAKeyConditionCannotSayIsRefused() {
        Map<String, AttributeValue> values = Map.of(":v", text("a"));
        assertRefused(
                INVALID, "Query condition missed key schema element: pk", () -> keys("sk = :v", values, request -> {}));
        assertRefused(
                INVALID,
                "Invalid operator used in KeyConditionExpression: OR",
                () -> keys("pk = :v OR sk = :v", values, request -> {}));
        assertRefused(
                INVALID,
                "Condition parameter type does not match schema type",
                () -> keys("pk = :v AND sk = :v", values, request -> {}));
        assertRefused(INVALID, "Query key condition not supported", () -> keys("pk > :v", values, request -> {}));
        assertRefused(
                INVALID,
                "only contain non-primary key attributes: Primary key attribute: sk",
                () -> keys("pk = :v", values, request -> request.filterExpression("sk > :v")));
        assertRefused(
                INVALID,
                "does not have the specified index: none",
                () -> keys("pk = :v", values, request -> request.indexName("none")));
        assertRefused(
                INVALID,
                "Consistent reads are not supported on global secondary indexes",
                () -> keys("site = :v", values, request -> request.indexName("by-site")
                        .consistentRead(true)));
        assertRefused(
                INVALID,
                "ALL_ATTRIBUTES is not supported for global secondary index by-site",
                () -> keys("site = :v", values, request -> request.indexName("by-site")
                        .select(Select.ALL_ATTRIBUTES)));
        assertRefused(
                INVALID,
                "The provided starting key is invalid",
                () -> keys("pk = :v", values, request -> request.exclusiveStartKey(values("pk"))));
        assertRefused(INVALID, "outside query boundaries", () -> {
            table.put("a", 1, Map.of());
            keys("pk = :v", values, request -> request.exclusiveStartKey(key("b", 1)));
        });
    }

    private static Map<String, AttributeValue> values(String name) {
        return Map.of(name, text("a"));
    }

    private List<String> keys(
            String condition, Map<String, AttributeValue> values, Consumer<QueryRequest.Builder> more) {
        return client
                .query(request -> {
                    request.tableName(TABLE).keyConditionExpression(condition).expressionAttributeValues(values);
                    more.accept(request);
                })
                .items()
                .stream()
                .map(item -> item.get("sk").n())
                .toList();
    }

    private List<Map<String, AttributeValue>> pages(String index, boolean forward, int limit) {
        boolean site = index.equals("by-site");
        QueryRequest.Builder request = QueryRequest.builder()
                .tableName(TABLE)
                .limit(limit)
                .scanIndexForward(forward)
                .keyConditionExpression(site ? "site = :v" : "pk = :v")
                .expressionAttributeValues(Map.of(":v", text(site ? "s" : "a")));
        if (!index.isEmpty()) {
            request.indexName(index);
        }
        List<Map<String, AttributeValue>> items = new ArrayList<>();
        QueryResponse page;
        do {
            page = client.query(request.build());
            assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
            items.addAll(page.items());
            request.exclusiveStartKey(page.lastEvaluatedKey());
        } while (page.hasLastEvaluatedKey());
        return items;
    }

    private List<Map<String, AttributeValue>> scan(int segment, int total) {
        List<Map<String, AttributeValue>> items = new ArrayList<>();
        ScanRequest.Builder request = ScanRequest.builder()
                .tableName(TABLE)
                .limit(11)
                .segment(segment)
                .totalSegments(total);
        ScanResponse page;
        do {
            page = client.scan(request.build());
            items.addAll(page.items());
            request.exclusiveStartKey(page.lastEvaluatedKey());
        } while (page.hasLastEvaluatedKey());
        return items;
    }
}
