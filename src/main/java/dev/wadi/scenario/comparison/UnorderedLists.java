package dev.wadi.scenario.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** JSON in which the order of a list of objects or texts says nothing, such as that of warnings. Numbers keep theirs. */
public final class UnorderedLists {
    private UnorderedLists() {}

    public static boolean same(JsonNode one, JsonNode other) {
        if (one.isArray() && other.isArray()) {
            return one.size() == other.size() && (hasNumbers(one) ? inOrder(one, other) : inAnyOrder(one, other));
        }
        if (one.isObject() && other.isObject()) {
            return one.size() == other.size()
                    && one.properties().stream()
                            .allMatch(member ->
                                    other.has(member.getKey()) && same(member.getValue(), other.get(member.getKey())));
        }
        return (one.isNumber() && other.isNumber())
                ? one.decimalValue().compareTo(other.decimalValue()) == 0
                : one.equals(other);
    }

    private static boolean hasNumbers(JsonNode list) {
        return list.size() > 0 && list.get(0).isNumber();
    }

    private static boolean inOrder(JsonNode one, JsonNode other) {
        for (int at = 0; at < one.size(); at++) {
            if (!same(one.get(at), other.get(at))) {
                return false;
            }
        }
        return true;
    }

    private static boolean inAnyOrder(JsonNode one, JsonNode other) {
        List<JsonNode> left = new ArrayList<>();
        other.forEach(left::add);
        for (JsonNode item : one) {
            boolean found = false;
            for (int at = 0; at < left.size() && !found; at++) {
                if (same(item, left.get(at))) {
                    left.remove(at);
                    found = true;
                }
            }
            if (!found) {
                return false;
            }
        }
        return true;
    }
}
