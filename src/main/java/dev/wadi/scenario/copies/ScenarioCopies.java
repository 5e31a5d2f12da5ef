package dev.wadi.scenario.copies;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wadi.scenario.format.ScenarioFormatException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Copies of scenarios of one pipeline, which become one scenario: what there is before any of them, and the records of all. */
public final class ScenarioCopies {
    private static final String TABLES = "tables";
    private static final String CONFIG = "config";
    private static final String MESSAGE_ID = "messageId";
    private static final String REPEATS = "mayRepeat";

    /** What is neither a table nor a record. */
    private final ObjectNode rest = JsonNodeFactory.instance.objectNode();

    private final Map<String, Set<JsonNode>> tables = new LinkedHashMap<>();
    private final Set<JsonNode> repeats = new LinkedHashSet<>();
    private final List<JsonNode> records = new ArrayList<>();

    /** @throws ScenarioFormatException if it contradicts those that are there already */
    public ScenarioCopies add(CopyTemplate template, Identity identity, int copy) {
        ObjectNode before = template.before(identity, copy);
        before.path(TABLES).properties().forEach(table -> table.getValue()
                .forEach(row -> tables.computeIfAbsent(table.getKey(), name -> new LinkedHashSet<>())
                        .add(row)));
        before.path(REPEATS).forEach(repeats::add);
        before.remove(List.of(TABLES, REPEATS));
        JsonNode settings = rest.get(CONFIG);
        if (settings != null && !settings.equals(before.get(CONFIG))) {
            throw contradiction(CONFIG, before.get(CONFIG), settings);
        }
        merge("", rest, before);
        records.addAll(template.records(identity, copy));
        return this;
    }

    private static void merge(String path, ObjectNode into, ObjectNode more) {
        more.properties().forEach(member -> {
            JsonNode there = into.get(member.getKey());
            String place = path.isEmpty() ? member.getKey() : path + "." + member.getKey();
            if (there == null) {
                into.set(member.getKey(), member.getValue());
            } else if (there instanceof ObjectNode object && member.getValue() instanceof ObjectNode other) {
                merge(place, object, other);
            } else if (!member.getValue().equals(there)) {
                throw contradiction(place, member.getValue(), there);
            }
        });
    }

    private static ScenarioFormatException contradiction(String place, JsonNode one, JsonNode other) {
        return new ScenarioFormatException(place, "is " + one + ", and another scenario has " + other);
    }

    public int size() {
        return records.size();
    }

    /** One scenario with the first so many records, under positions or ids of their own. It expects nothing. */
    public JsonNode scenario(int count) {
        ObjectNode scenario = rest.deepCopy();
        scenario.put("id", rest.path("pipeline").asText() + "/copies");
        scenario.putObject("expected");
        ObjectNode rows = scenario.putObject(TABLES);
        tables.forEach((name, items) -> rows.set(name, array(items)));
        if (tables.isEmpty()) {
            scenario.remove(TABLES);
        }
        if (!repeats.isEmpty()) {
            scenario.set(REPEATS, array(repeats));
        }
        ArrayNode inputs = scenario.putArray("inputs");
        for (int i = 0; i < count; i++) {
            JsonNode record = numbered(records.get(i), i + 1);
            if (record.has(MESSAGE_ID)) {
                inputs.add(record);
            } else {
                inputs.addObject().putArray("poll").add(record);
            }
        }
        return scenario;
    }

    /** The record under the id or position that goes with a number. */
    static JsonNode numbered(JsonNode record, int number) {
        ObjectNode numbered = record.deepCopy();
        return record.has(MESSAGE_ID)
                ? numbered.put(MESSAGE_ID, "copy-" + number)
                : numbered.put("sequenceNumber", Integer.toString(number));
    }

    private static ArrayNode array(Collection<JsonNode> items) {
        return JsonNodeFactory.instance.arrayNode().addAll(items);
    }
}
