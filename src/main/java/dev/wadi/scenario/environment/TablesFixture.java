package dev.wadi.scenario.environment;

import dev.wadi.scenario.comparison.RowComparison;
import dev.wadi.scenario.format.BulkItems;
import dev.wadi.scenario.format.ItemJson;
import dev.wadi.scenario.format.ScenarioNode;
import dev.wadi.scenario.format.Suggestion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * {@code tables} before the run, and afterwards {@code expected.tables}, whole, and {@code expected.tableChecks}, some attributes; all in DynamoDB's JSON
 * form. Ids that are left open must be the same in every run.
 */
final class TablesFixture implements ScenarioFixture {
    private final Map<String, TableSetting> settings = new LinkedHashMap<>();
    private final Map<String, List<Map<String, AttributeValue>>> before;
    private final Optional<Map<String, List<Map<String, AttributeValue>>>> expected;
    private final Optional<List<TableCheck>> checks;
    private final List<String> openIds = new ArrayList<>();
    private Optional<ScenarioTables> tables = Optional.empty();

    TablesFixture(ScenarioNode scenario, List<TableSetting> all) {
        for (TableSetting setting : all) {
            settings.put(setting.table(scenario), setting);
        }
        ScenarioNode wanted = scenario.required("expected");
        before = scenario.member("tables").map(this::contents).orElse(Map.of());
        expected = wanted.member("tables").map(this::contents);
        checks = wanted.member("tableChecks")
                .map(list -> list.items().stream().map(this::check).toList());
    }

    private Map<String, List<Map<String, AttributeValue>>> contents(ScenarioNode element) {
        Map<String, List<Map<String, AttributeValue>>> contents = new LinkedHashMap<>();
        element.entries().forEach((name, items) -> {
            requireCompared(name, items);
            contents.put(name, BulkItems.read(items));
        });
        return contents;
    }

    private TableCheck check(ScenarioNode element) {
        TableCheck check = TableCheck.read(element);
        requireCompared(check.table(), element.required("table"));
        return check;
    }

    private void requireCompared(String table, ScenarioNode place) {
        List<String> known = compared();
        if (!known.contains(table)) {
            throw place.problem("no setting of the pipeline names a table " + table + Suggestion.of(table, known));
        }
    }

    private List<String> compared() {
        return settings.keySet().stream()
                .filter(name -> !settings.get(name).bookkeeping())
                .toList();
    }

    @Override
    public Map<String, String> setUp(ScenarioEnvironment world) {
        ScenarioTables made = ScenarioTables.of(world);
        tables = Optional.of(made);
        Path definitions = world.installation().config().resolve(world.pipeline());
        Map<String, String> bookkeeping = new HashMap<>();
        settings.forEach((name, setting) -> {
            made.create(definitions.resolve(setting.definition()), name, before.getOrDefault(name, List.of()));
            if (setting.bookkeeping()) {
                bookkeeping.put(setting.setting(), name);
            }
        });
        return bookkeeping;
    }

    @Override
    public Map<String, String> writesTo(String pipeline) {
        return settings.values().stream()
                .collect(Collectors.toMap(TableSetting::setting, setting -> "table", (a, b) -> a, LinkedHashMap::new));
    }

    @Override
    public Map<String, Expectation> expectations() {
        Map<String, Expectation> expectations = new LinkedHashMap<>();
        expected.ifPresent(contents -> expectations.put(
                "tables",
                (application, differences) -> contents.forEach((name, rows) -> openIds.addAll(
                        RowComparison.compare("tables." + name, rows, tables().rows(name), differences)))));
        checks.ifPresent(all -> expectations.put(
                "tableChecks",
                (application, differences) -> all.forEach(check -> check.compare(tables(), differences))));
        return expectations;
    }

    private ScenarioTables tables() {
        return tables.orElseThrow(() -> new IllegalStateException("the tables are not set up"));
    }

    @Override
    public List<String> openIds() {
        return openIds.stream().sorted().toList();
    }

    @Override
    public List<Effect> effects(UnaryOperator<String> settings) {
        return tables.isEmpty()
                ? List.of()
                : compared().stream()
                        .flatMap(name -> tables().rows(name).stream().map(row -> effect(name, row)))
                        .toList();
    }

    private Effect effect(String table, Map<String, AttributeValue> row) {
        Map<String, AttributeValue> key = new HashMap<>(row);
        key.keySet().retainAll(tables().key(table));
        Map<String, String> fields = new LinkedHashMap<>();
        row.forEach((name, value) ->
                fields.put(name, ItemJson.json(Map.of(name, value)).get(name).toString()));
        String resource = "table " + table;
        return new Effect(resource, ItemJson.json(key).toString(), fields, resource + ": " + ItemJson.json(row), false);
    }

    @Override
    public List<String> resources() {
        return compared().stream().map(name -> "table " + name).toList();
    }

    @Override
    public void close() {
        tables.ifPresent(ScenarioTables::close);
    }
}
