package dev.wadi.scenario;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wadi.aws.TableDefinition;
import dev.wadi.runtime.WadiApplication;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

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
            try {
                client.createTable(table.toBuilder().tableName(name).build());
                made.add(name);
                before.getOrDefault(name, List.of())
                        .forEach(item -> client.putItem(
                                request -> request.tableName(name).item(item)));
            } catch (DynamoDbException e) {
                throw new LayoutProblem(path(name), e.awsErrorDetails().errorMessage());
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
        Map<ObjectNode, Integer> missing = new LinkedHashMap<>();
        Set<Set<String>> openAttributes = new LinkedHashSet<>();
        for (Map<String, AttributeValue> row : wanted) {
            ObjectNode json = ItemJson.json(row);
            missing.merge(json, 1, Integer::sum);
            openAttributes.add(open(json));
        }
        Set<String> seen = new HashSet<>();
        for (Map<String, AttributeValue> row : rows(table)) {
            ObjectNode there = ItemJson.json(row);
            Optional<Set<String>> match = openAttributes.stream()
                    .filter(open -> missing.getOrDefault(masked(there, open), 0) > 0)
                    .findFirst();
            if (match.isEmpty()) {
                differences.add(path(table), Differences.NONE, there.toString());
            } else {
                missing.merge(masked(there, match.get()), -1, Integer::sum);
                match.get().forEach(attribute -> noteId(table, there, attribute, seen, differences));
            }
        }
        missing.forEach((row, count) -> Collections.nCopies(count, row)
                .forEach(one -> differences.add(path(table), one.toString(), Differences.NONE)));
    }

    private void noteId(String table, ObjectNode row, String attribute, Set<String> seen, Differences differences) {
        String id = row.at("/" + attribute + "/S").asText();
        uuids.add(masked(row, Set.of(attribute)) + " " + id);
        if (!seen.add(id)) {
            differences.add(path(table) + ": two rows have the id " + id);
        }
    }

    private static String path(String table) {
        return "tables." + table;
    }

    private static Set<String> open(ObjectNode expected) {
        return expected.properties().stream()
                .filter(attribute -> attribute.getValue().equals(OPEN))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** The row with {@value #UUID} in these attributes, where it has a canonical UUID. */
    private static ObjectNode masked(ObjectNode row, Set<String> open) {
        ObjectNode masked = row.deepCopy();
        for (String attribute : open) {
            if (CANONICAL.matcher(row.at("/" + attribute + "/S").asText()).matches()) {
                masked.set(attribute, OPEN);
            }
        }
        return masked;
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
