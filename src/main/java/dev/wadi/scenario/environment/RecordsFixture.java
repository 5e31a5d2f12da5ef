package dev.wadi.scenario.environment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wadi.app.WadiApplication;
import dev.wadi.delivery.WorkRecords;
import dev.wadi.scenario.comparison.Differences;
import dev.wadi.scenario.comparison.UnorderedLists;
import dev.wadi.scenario.format.ScenarioNode;
import dev.wadi.scenario.report.InvocationReport;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code expected.records}: what a pipeline records of its work, in order. Only the fields are compared that stand there; the order of a list of objects or texts in one says nothing. */
final class RecordsFixture implements ScenarioFixture {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Optional<List<JsonNode>> expected;
    private final List<JsonNode> written = Collections.synchronizedList(new ArrayList<>());

    RecordsFixture(ScenarioNode scenario) {
        expected = scenario.required("expected")
                .member("records")
                .map(records -> records.items().stream().map(ScenarioNode::json).toList());
    }

    @Override
    public Map<String, Object> beans() {
        WorkRecords observer = fields -> written.add(JSON.valueToTree(fields));
        return Map.of("scenarioRecords", observer);
    }

    @Override
    public Map<String, Expectation> expectations() {
        return expected.<Map<String, Expectation>>map(
                        records -> Map.of("records", (application, differences) -> compare(records, differences)))
                .orElse(Map.of());
    }

    private void compare(List<JsonNode> wanted, Differences differences) {
        for (int i = 0; i < Math.max(wanted.size(), written.size()); i++) {
            String path = "records[" + i + "]";
            if (i >= wanted.size() || i >= written.size()) {
                differences.add(
                        path,
                        i < wanted.size() ? wanted.get(i).toString() : Differences.NONE,
                        i < written.size() ? written.get(i).toString() : Differences.NONE);
            } else {
                compare(path, wanted.get(i), written.get(i), differences);
            }
        }
    }

    private static void compare(String path, JsonNode wanted, JsonNode there, Differences differences) {
        for (Map.Entry<String, JsonNode> field : wanted.properties()) {
            JsonNode found = there.path(field.getKey());
            if (!UnorderedLists.same(field.getValue(), found)) {
                differences.add(path + "." + field.getKey(), field.getValue().toString(), found.toString());
            }
        }
    }

    @Override
    public void show(WadiApplication application, InvocationReport report) {
        written.forEach(record -> report.add("record: " + record));
    }
}
