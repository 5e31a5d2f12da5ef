package dev.wadi.scenario.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A place in a scenario file. It remembers what it was asked for, so that {@link #requireAllRead()} can refuse a key that nobody knows: a
 * misspelt expectation must not pass as none.
 */
public final class ScenarioNode {
    private final String path;
    private final JsonNode json;
    private final Map<String, Optional<ScenarioNode>> members = new LinkedHashMap<>();
    private final List<ScenarioNode> items = new ArrayList<>();
    private final Map<String, String> reasons = new HashMap<>();
    private boolean read;

    private ScenarioNode(String path, JsonNode json) {
        this.path = path;
        this.json = json;
    }

    public static ScenarioNode root(JsonNode json) {
        return new ScenarioNode("", json);
    }

    public String path() {
        return path;
    }

    /** The member of this object, if it has one; a known key from here on. */
    public Optional<ScenarioNode> member(String key) {
        if (!json.isObject()) {
            throw problem("must be an object, not " + kind());
        }
        return members.computeIfAbsent(
                key, known -> Optional.ofNullable(json.get(known)).map(value -> new ScenarioNode(child(known), value)));
    }

    public ScenarioNode required(String key) {
        return member(key).orElseThrow(() -> problem(key + " is missing"));
    }

    /** The member, or an empty object in its place. */
    public ScenarioNode section(String key) {
        return member(key).orElseGet(() -> new ScenarioNode(child(key), JsonNodeFactory.instance.objectNode()));
    }

    /** These keys may stand here and mean nothing to the runner. */
    public void ignore(String... keys) {
        for (String key : keys) {
            member(key).ifPresent(ScenarioNode::json);
        }
    }

    /**
     * Where this key stays unknown, that is why.
     *
     * @param reason ends a sentence, such as {@code , as there is no table}
     */
    public void unknownBecause(String key, String reason) {
        reasons.put(key, reason);
    }

    public String text() {
        if (!json.isTextual()) {
            throw problem("must be text, not " + kind() + (json.isNumber() ? "; put it in quotes" : ""));
        }
        return json.textValue();
    }

    public int positiveInteger() {
        return integerAbove(0);
    }

    public int integerAbove(int bound) {
        if (!json.canConvertToInt() || !json.isIntegralNumber() || json.intValue() <= bound) {
            throw problem("must be an integer above " + bound + ", not " + json);
        }
        return json.intValue();
    }

    public List<ScenarioNode> items() {
        if (!json.isArray()) {
            throw problem("must be a list, not " + kind());
        }
        if (items.isEmpty()) {
            json.forEach(item -> items.add(new ScenarioNode(path + "[" + items.size() + "]", item)));
        }
        return List.copyOf(items);
    }

    /** All members of an object whose keys are names of the file's own, such as those of a table. */
    public Map<String, ScenarioNode> entries() {
        Map<String, ScenarioNode> entries = new LinkedHashMap<>();
        if (!json.isObject()) {
            throw problem("must be an object, not " + kind());
        }
        json.fieldNames().forEachRemaining(key -> entries.put(key, required(key)));
        return entries;
    }

    /** The value as it is; everything inside it is the file's own. */
    public JsonNode json() {
        read = true;
        return json;
    }

    /** @throws ScenarioFormatException if this element, or one inside it, has keys that were never asked for; it names all of them */
    public void requireAllRead() {
        List<String> unknown = unknownKeys().toList();
        if (!unknown.isEmpty()) {
            throw new ScenarioFormatException("", String.join("\n  ", unknown));
        }
    }

    /** So far. */
    public boolean hasUnknownKeys() {
        return unknownKeys().findAny().isPresent();
    }

    private Stream<String> unknownKeys() {
        Stream<String> inItems = items.stream().flatMap(ScenarioNode::unknownKeys);
        if (read || !json.isObject()) {
            return inItems;
        }
        Stream<String> own = json.properties().stream()
                .map(Map.Entry::getKey)
                .filter(key -> !members.containsKey(key))
                .map(key ->
                        child(key) + ": unknown key" + reasons.getOrDefault(key, Suggestion.of(key, members.keySet())));
        Stream<String> inMembers =
                members.values().stream().flatMap(Optional::stream).flatMap(ScenarioNode::unknownKeys);
        return Stream.of(own, inMembers, inItems).flatMap(each -> each);
    }

    public ScenarioFormatException problem(String what) {
        return new ScenarioFormatException(path, what);
    }

    private String child(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private String kind() {
        return switch (json.getNodeType()) {
            case ARRAY -> "a list";
            case OBJECT -> "an object";
            case NULL -> "null";
            case BOOLEAN -> json.asText();
            case NUMBER -> "the number " + json;
            default -> "text";
        };
    }
}
