package dev.wadi.local.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The parameters of a Query call as a structure: {@code Entries.member.2.Id} is the member {@code Id} of the second
 * element of the list {@code Entries}; the entries of a map, {@code Attributes.entry.1.key}, are a list as well. Empty
 * text counts as absent, because an empty list looks like it.
 */
final class QueryMembers {

    private static final String MEMBER = "member.";
    private static final String ENTRY = "entry.";

    private QueryMembers() {}

    static ObjectNode structure(Map<String, String> parameters) {
        ObjectNode structure = JsonNodeFactory.instance.objectNode();
        byFirst(parameters).forEach((name, below) -> structure.set(name, value(below)));
        return structure;
    }

    private static JsonNode value(Map<String, String> below) {
        if (below.containsKey("")) {
            String text = below.get("");
            return text.isEmpty() ? JsonNodeFactory.instance.nullNode() : JsonNodeFactory.instance.textNode(text);
        }
        boolean list = below.keySet().stream().allMatch(name -> name.startsWith(MEMBER) || name.startsWith(ENTRY));
        return list ? list(below) : structure(below);
    }

    private static ArrayNode list(Map<String, String> below) {
        Map<String, String> numbered = new LinkedHashMap<>();
        below.forEach((name, value) -> numbered.put(name.substring(name.indexOf('.') + 1), value));
        Map<Integer, JsonNode> elements = new TreeMap<>();
        byFirst(numbered).forEach((index, element) -> elements.put(index(index), value(element)));
        return JsonNodeFactory.instance.arrayNode().addAll(elements.values());
    }

    private static int index(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw AwsException.unreadable("Key " + text + " is not the number of a list's element");
        }
    }

    /** Grouped by what stands before the first dot; what has no dot stands under the empty name. */
    private static Map<String, Map<String, String>> byFirst(Map<String, String> parameters) {
        Map<String, Map<String, String>> groups = new LinkedHashMap<>();
        parameters.forEach((name, value) -> {
            int dot = name.indexOf('.');
            String first = dot < 0 ? name : name.substring(0, dot);
            String rest = dot < 0 ? "" : name.substring(dot + 1);
            groups.computeIfAbsent(first, added -> new LinkedHashMap<>()).put(rest, value);
        });
        return groups;
    }
}
