package dev.wadi.local.dynamodb;

import static dev.wadi.local.Refusals.assertRefused;
import static dev.wadi.local.dynamodb.DynamoDbFixture.TABLE;
import static dev.wadi.local.dynamodb.DynamoDbFixture.key;
import static dev.wadi.local.dynamodb.DynamoDbFixture.number;
import static dev.wadi.local.dynamodb.DynamoDbFixture.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import dev.wadi.local.RunningCloud;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeAction;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.AttributeValueUpdate;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ExpectedAttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

class ItemOperationsTest {

    @RegisterExtension
    static final RunningCloud CLOUD = new RunningCloud(LocalCloudOptions.only(Part.DYNAMODB));

    private static final String INVALID = "ValidationException";

    private final DynamoDbClient client = CLOUD.clients().client(Part.DYNAMODB, DynamoDbClient.builder());
    private DynamoDbFixture table;

    @BeforeEach
    void createTable() {
        table = DynamoDbFixture.create(client);
    }

    @Test
    void anItemComesBackWithAllItsTypes() {
        Map<String, AttributeValue> attributes = Map.of(
                "list", AttributeValue.fromL(List.of(text("a"), number(1), AttributeValue.fromNul(true))),
                "map", AttributeValue.fromM(Map.of("b", AttributeValue.fromBool(true))),
                "texts", AttributeValue.fromSs(List.of("x", "y")),
                "numbers", AttributeValue.fromNs(List.of("1", "2.5")));
        table.put("a", 1, attributes);
        assertThat(table.get("a", 1)).containsAllEntriesOf(attributes).containsEntry("sk", number(1));
        assertThat(table.get("a", 2)).isEmpty();
    }

    @Test
    void aConditionThatDoesNotHoldChangesNothingAndMayShowTheItem() {
        table.put("a", 1, Map.of("value", text("first")));
        assertThatExceptionOfType(ConditionalCheckFailedException.class)
                .isThrownBy(() -> client.putItem(request -> request.tableName(TABLE)
                        .item(key("a", 1))
                        .conditionExpression("attribute_not_exists(pk)")
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)))
                .satisfies(refusal -> assertThat(refusal.item()).containsEntry("value", text("first")));
        assertThat(table.get("a", 1)).containsEntry("value", text("first"));
    }

    @Test
    void anUpdateSeesTheItemAsItWasBefore() {
        table.put(
                "a",
                1,
                Map.of(
                        "one",
                        number(1),
                        "two",
                        number(2),
                        "list",
                        AttributeValue.fromL(List.of(text("x"), text("y")))));
        Map<String, AttributeValue> after = client.updateItem(request -> request.tableName(TABLE)
                        .key(key("a", 1))
                        .updateExpression("SET #one = #two, #two = #one + :ten, added = if_not_exists(added, :ten),"
                                + " #list[7] = :ten REMOVE #list[0] ADD summed :ten")
                        .expressionAttributeNames(Map.of("#one", "one", "#two", "two", "#list", "list"))
                        .expressionAttributeValues(Map.of(":ten", number(10)))
                        .returnValues(ReturnValue.ALL_NEW))
                .attributes();
        assertThat(after)
                .containsEntry("one", number(2))
                .containsEntry("two", number(11))
                .containsEntry("added", number(10))
                .containsEntry("summed", number(10))
                .containsEntry("list", AttributeValue.fromL(List.of(text("y"), number(10))));
    }

    @Test
    void anUpdateTellsOnlyWhatItWrote() {
        table.put("a", 1, Map.of("map", AttributeValue.fromM(Map.of("x", number(1), "y", number(2)))));
        assertThat(client.updateItem(request -> request.tableName(TABLE)
                                .key(key("a", 1))
                                .updateExpression("SET #map.x = :v")
                                .expressionAttributeNames(Map.of("#map", "map"))
                                .expressionAttributeValues(Map.of(":v", number(7)))
                                .returnValues(ReturnValue.UPDATED_OLD))
                        .attributes())
                .isEqualTo(Map.of("map", AttributeValue.fromM(Map.of("x", number(1)))));
    }

    @Test
    void theLastElementTakesTheSetWithIt() {
        table.put("a", 1, Map.of("tags", AttributeValue.fromSs(List.of("x"))));
        table.update("a", 1, request -> request.updateExpression("DELETE tags :x")
                .expressionAttributeValues(Map.of(":x", AttributeValue.fromSs(List.of("x")))));
        assertThat(table.get("a", 1)).doesNotContainKey("tags");
    }

    @Test
    void theOlderFormsOfUpdateAndConditionWork() {
        table.put("a", 1, Map.of("counter", number(1), "owner", text("me")));
        table.update("a", 1, request -> request.attributeUpdates(Map.of(
                        "counter",
                        AttributeValueUpdate.builder()
                                .action(AttributeAction.ADD)
                                .value(number(4))
                                .build()))
                .expected(Map.of(
                        "owner",
                        ExpectedAttributeValue.builder().value(text("me")).build())));
        assertThat(table.get("a", 1)).containsEntry("counter", number(5));
        assertThatExceptionOfType(ConditionalCheckFailedException.class)
                .isThrownBy(() -> client.deleteItem(request -> request.tableName(TABLE)
                        .key(key("a", 1))
                        .expected(Map.of(
                                "owner",
                                ExpectedAttributeValue.builder().exists(false).build()))));
    }

    @Test
    void keysAreChecked() {
        assertRefused(
                INVALID,
                "The provided key element does not match the schema",
                () -> client.getItem(request -> request.tableName(TABLE).key(Map.of("pk", text("a")))));
        assertRefused(
                INVALID,
                "Missing the key sk in the item",
                () -> client.putItem(request -> request.tableName(TABLE).item(Map.of("pk", text("a")))));
        assertRefused(
                INVALID,
                "Type mismatch for key sk expected: N actual: S",
                () -> client.putItem(
                        request -> request.tableName(TABLE).item(Map.of("pk", text("a"), "sk", text("1")))));
        assertRefused(INVALID, "cannot contain an empty string value. Key: pk", () -> table.put("", 1, Map.of()));
        assertRefused(INVALID, "limit of2048 bytes", () -> table.put("x".repeat(2049), 1, Map.of()));
        assertRefused(
                INVALID,
                "Cannot update attribute sk. This attribute is part of the key",
                () -> table.update("a", 1, request -> request.updateExpression("SET sk = :v")
                        .expressionAttributeValues(Map.of(":v", number(2)))));
    }

    @Test
    void anItemOfMoreThan400KilobytesIsRefused() {
        AttributeValue large = text("x".repeat(400 * 1024));
        assertRefused(
                INVALID,
                "Item size has exceeded the maximum allowed size",
                () -> table.put("a", 1, Map.of("v", large)));
        assertRefused(
                INVALID,
                "Item size to update has exceeded",
                () -> table.update("a", 1, request -> request.updateExpression("SET v = :v")
                        .expressionAttributeValues(Map.of(":v", large))));
    }

    @Test
    void anUpdateNestsNoDeeperThanAPut() {
        AttributeValue deep = text("x");
        for (int i = 0; i < 31; i++) {
            deep = AttributeValue.fromL(List.of(deep));
        }
        AttributeValue value = deep;
        table.put("a", 1, Map.of("map", AttributeValue.fromM(Map.of("inner", AttributeValue.fromM(Map.of())))));
        table.put("a", 2, Map.of("value", value));
        assertRefused(
                INVALID,
                "Nesting Levels have exceeded supported limits",
                () -> table.update("a", 1, request -> request.updateExpression("SET #map.#inner.deep = :v")
                        .expressionAttributeNames(Map.of("#map", "map", "#inner", "inner"))
                        .expressionAttributeValues(Map.of(":v", value))));
    }

    @Test
    void aTableThatIsNotThereIsNotFound() {
        assertRefused(
                "ResourceNotFoundException",
                "Requested resource not found",
                () -> client.getItem(request -> request.tableName("nowhere").key(key("a", 1))));
    }

    @Test
    void capacityIsToldToWhoAsks() {
        assertThat(client.putItem(request -> request.tableName(TABLE)
                                .item(Map.of("pk", text("a"), "sk", number(1), "v", text("x".repeat(2000))))
                                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL))
                        .consumedCapacity()
                        .capacityUnits())
                .isEqualTo(2);
        assertThat(client.getItem(request -> request.tableName(TABLE)
                                .key(key("a", 1))
                                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL))
                        .consumedCapacity()
                        .capacityUnits())
                .isEqualTo(0.5);
    }

    @Test
    void accountsAreApartWhateverTheirAccessKey() {
        try (DynamoDbClient other = CLOUD.clients()
                .withAccessKey("any key, with/some=characters")
                .client(Part.DYNAMODB, DynamoDbClient.builder())) {
            assertThat(other.listTables().tableNames()).isEmpty();
            assertThat(client.listTables().tableNames()).containsExactly(TABLE);
        }
    }
}
