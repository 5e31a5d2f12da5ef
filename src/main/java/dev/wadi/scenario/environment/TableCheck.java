package dev.wadi.scenario.environment;

import dev.wadi.scenario.comparison.Differences;
import dev.wadi.scenario.format.ItemJson;
import dev.wadi.scenario.format.ScenarioNode;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * One of {@code expected.tableChecks}: some attributes of one row.
 *
 * @param path in the file
 */
record TableCheck(String path, String table, Map<String, AttributeValue> key, Map<String, AttributeValue> attributes) {

    static TableCheck read(ScenarioNode check) {
        return new TableCheck(
                "tableChecks." + check.required("table").text(),
                check.required("table").text(),
                ItemJson.item(check.required("key")),
                ItemJson.item(check.required("attributes")));
    }

    void compare(ScenarioTables tables, Differences differences) {
        Map<String, AttributeValue> row = tables.row(table, key);
        String place = path + ItemJson.json(key);
        if (row.isEmpty()) {
            differences.add(place, ItemJson.json(attributes).toString(), Differences.NONE);
            return;
        }
        attributes.forEach((name, value) -> {
            String wanted = ItemJson.json(Map.of(name, value)).toString();
            String there = row.containsKey(name)
                    ? ItemJson.json(Map.of(name, row.get(name))).toString()
                    : Differences.NONE;
            if (!wanted.equals(there)) {
                differences.add(place, wanted, there);
            }
        });
    }
}
