package dev.wadi.scenario.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Items of a table as a file has them: one by one, or many that are alike, {@code {"$bulk": {from, to, template, pad}}}: one for each number from
 * {@code from} to {@code to}, both included, which stands in the template's texts for {@code {i}}, with four digits. {@code pad} is a text attribute of so many
 * characters.
 */
public final class BulkItems {
    private static final String BULK = "$bulk";
    private static final String NUMBER = "{i}";

    private BulkItems() {}

    public static List<Map<String, AttributeValue>> read(ScenarioNode items) {
        return items.items().stream()
                .flatMap(item ->
                        item.member(BULK).map(BulkItems::bulk).orElseGet(() -> List.of(ItemJson.item(item))).stream())
                .toList();
    }

    private static List<Map<String, AttributeValue>> bulk(ScenarioNode bulk) {
        int from = bulk.required("from").integerAbove(-1);
        int to = bulk.required("to").integerAbove(from - 1);
        ScenarioNode template = bulk.required("template");
        ItemJson.item(template); // tells its place if it is wrong
        Optional<ScenarioNode> pad = bulk.member("pad");
        String attribute = pad.map(one -> one.required("attribute").text()).orElse("");
        int length = pad.map(one -> one.required("bytes").integerAbove(-1)).orElse(0);
        List<Map<String, AttributeValue>> items = new ArrayList<>();
        for (int i = from; i <= to; i++) {
            String number = String.format(Locale.ROOT, "%04d", i);
            Map<String, AttributeValue> item = ItemJson.item(ScenarioNode.root(numbered(template.json(), number)));
            if (pad.isPresent()) {
                item.put(attribute, AttributeValue.fromS("x".repeat(length)));
            }
            items.add(item);
        }
        return items;
    }

    private static JsonNode numbered(JsonNode template, String number) {
        if (template instanceof TextNode text) {
            return TextNode.valueOf(text.textValue().replace(NUMBER, number));
        }
        JsonNode copy = template.deepCopy();
        if (copy instanceof ObjectNode object) {
            object.properties().forEach(member -> member.setValue(numbered(member.getValue(), number)));
        } else if (copy instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, numbered(array.get(i), number));
            }
        }
        return copy;
    }
}
