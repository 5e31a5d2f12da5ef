package dev.wadi.scenario.environment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wadi.scenario.comparison.UnorderedLists;
import dev.wadi.scenario.format.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What an object must hold afterwards: all of it, some fields of its JSON object, or some fields of the JSON object of each of its lines. Lists in these fields have
 * no order.
 *
 * @param content all of it; null where only fields are wanted
 * @param lines the wanted fields of each line; of an object that is no list of lines there is one
 */
record ExpectedObject(String content, List<JsonNode> lines) {
    private static final String FIELDS = "$fields";
    private static final String LINES = "$lines";

    /** Empty where the form asks for all of it. */
    static Optional<ExpectedObject> ofFields(JsonNode form) {
        if (form.size() == 1 && form.path(FIELDS).isObject()) {
            return Optional.of(new ExpectedObject(null, List.of(form.get(FIELDS))));
        }
        if (form.size() == 1 && form.path(LINES).isArray()) {
            List<JsonNode> lines = new ArrayList<>();
            form.get(LINES).forEach(lines::add);
            return Optional.of(new ExpectedObject(null, lines));
        }
        return Optional.empty();
    }

    static ExpectedObject of(String content) {
        return new ExpectedObject(content, List.of());
    }

    /** As a finding shows it. */
    String text() {
        return content == null ? lines.stream().map(JsonText::compact).collect(Collectors.joining("\n")) : content;
    }

    /** What is there, without what is not asked for. */
    String seen(String actual) {
        if (content != null) {
            return actual;
        }
        List<String> there = actual.lines().toList();
        List<String> seen = new ArrayList<>();
        for (int at = 0; at < there.size(); at++) {
            JsonNode wanted = at < lines.size() ? lines.get(at) : null;
            String line = there.get(at);
            seen.add(
                    wanted == null
                            ? line
                            : JsonText.object(line)
                                    .map(json -> fields(json, wanted))
                                    .orElse(line));
        }
        return String.join("\n", seen);
    }

    private static String fields(JsonNode json, JsonNode wanted) {
        ObjectNode fields = ((ObjectNode) json).objectNode();
        wanted.fieldNames().forEachRemaining(name -> {
            if (json.has(name)) {
                boolean same = UnorderedLists.same(wanted.get(name), json.get(name));
                fields.set(name, same ? wanted.get(name) : json.get(name));
            }
        });
        return JsonText.compact(fields);
    }
}
