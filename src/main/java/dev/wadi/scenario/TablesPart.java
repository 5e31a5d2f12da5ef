package dev.wadi.scenario;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wadi.aws.TableDefinition;
import dev.wadi.runtime.WadiApplication;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;

/**
 * {@code tables} before the run and {@code expected.tables} afterwards, in DynamoDB's JSON form, as multisets. The text {@value #UUID} in an expected
 * row stands for any canonical UUID that no other row has and that is the same in every run.
 */
final class TablesPart implements WorldPart {
    static final String UUID = "$uuid";
    private static final Pattern CANONICAL =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private static final ObjectNode OPEN = JsonNodeFactory.instance.objectNode().put("S", UUID);

    private final String definition;
    private final Map<String, List<Map<String, AttributeValue>>> before;
    private final Optional<Map<String, List<Map<String, AttributeValue>>>> expected;
    private final List<String> made = new ArrayList<>();
    private final List<String> uuids = new ArrayList<>();
    private Optional<DynamoDbClient> dynamoDb = Optional.empty();

    /** @param definition file in the pipeline's folder of config/ that says what its tables are like */
    TablesPart(Element scenario, String definition) {
        this.definition = definition;
        before = scenario.member("tables").map(TablesPart::tables).orElse(Map.of());
        expected = scenario.required("expected").member("tables").map(TablesPart::tables);
    }

    private static Map<String, List<Map<String, AttributeValue>>> tables(Element tables) {
        Map<String, List<Map<String, AttributeValue>>> items = new LinkedHashMap<>();
        tables.entries()
                .forEach((name, list) -> items.put(
                        name, list.items().stream().map(ItemJson::item).toList()));
        return items;
    }

    @Override
    public Map<String, String> setUp(World world) {
        DynamoDbClient client = DynamoDbClient.builder()
                .credentialsProvider(world.credentials())
                .build();
        dynamoDb = Optional.of(client);
        Path file = world.installation().config().resolve(world.pipeline()).resolve(definition);
        CreateTableRequest table = TableDefinition.read(file);
        for (String name : names(table)) {
            client.createTable(table.toBuilder().tableName(name).build());
            made.add(name);
            for (Map<String, AttributeValue> item : before.getOrDefault(name, List.of())) {
                client.putItem(request -> request.tableName(name).item(item));
            }
        }
        return Map.of();
    }

    /** Those that the file speaks of; where it speaks of none, the one of the definition, so that a mere event finds a table. */
    private Set<String> names(CreateTableRequest table) {
        Set<String> names = new LinkedHashSet<>(before.keySet());
        expected.ifPresent(tables -> names.addAll(tables.keySet()));
        if (names.isEmpty()) {
            names.add(table.tableName());
        }
        return names;
    }

    @Override
    public Map<String, Expectation> expectations() {
        return expected.<Map<String, Expectation>>map(tables -> Map.of(
                        "tables",
                        (application, differences) -> tables.forEach((name, rows) -> compare(name, rows, differences))))
                .orElse(Map.of());
    }

    @Override
    public List<String> openIds() {
        return uuids.stream().sorted().toList();
    }

    private void compare(String table, List<Map<String, AttributeValue>> wanted, Differences differences) {
        List<ObjectNode> missing =
                new ArrayList<>(wanted.stream().map(ItemJson::json).toList());
        Set<String> seen = new HashSet<>();
        for (Map<String, AttributeValue> row : rows(table)) {
            ObjectNode there = ItemJson.json(row);
            Optional<ObjectNode> match = missing.stream()
                    .filter(one -> one.equals(masked(there, one)))
                    .findFirst();
            match.ifPresentOrElse(
                    missing::remove, () -> differences.add(path(table), Differences.NONE, there.toString()));
            for (String id : match.map(one -> idsIn(there, one)).orElse(List.of())) {
                uuids.add(match.get() + " " + id);
                if (!seen.add(id)) {
                    differences.add(path(table) + ": two rows have the id " + id);
                }
            }
        }
        missing.forEach(row -> differences.add(path(table), row.toString(), Differences.NONE));
    }

    private static String path(String table) {
        return "tables." + table;
    }

    /** The row with {@value #UUID} where the expected one has it and the row has a canonical UUID. */
    private static ObjectNode masked(ObjectNode row, ObjectNode expected) {
        ObjectNode masked = row.deepCopy();
        expected.properties().forEach(attribute -> {
            if (attribute.getValue().equals(OPEN)
                    && CANONICAL
                            .matcher(row.at("/" + attribute.getKey() + "/S").asText())
                            .matches()) {
                masked.set(attribute.getKey(), OPEN);
            }
        });
        return masked;
    }

    private static List<String> idsIn(ObjectNode row, ObjectNode expected) {
        return expected.properties().stream()
                .filter(attribute -> attribute.getValue().equals(OPEN))
                .map(attribute -> row.at("/" + attribute.getKey() + "/S").asText())
                .toList();
    }

    private List<Map<String, AttributeValue>> rows(String table) {
        return dynamoDb
                .orElseThrow(() -> new IllegalStateException("the tables are not set up"))
                .scanPaginator(request -> request.tableName(table).consistentRead(true))
                .items()
                .stream()
                .toList();
    }

    @Override
    public void show(WadiApplication application, Written written) {
        if (dynamoDb.isPresent()) {
            for (String name : made) {
                rows(name).forEach(row -> written.add("table " + name + ": " + ItemJson.json(row)));
            }
        }
    }

    @Override
    public void close() {
        dynamoDb.ifPresent(client -> {
            made.forEach(name -> client.deleteTable(request -> request.tableName(name)));
            client.close();
        });
    }
}
