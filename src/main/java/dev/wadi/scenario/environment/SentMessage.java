package dev.wadi.scenario.environment;

import dev.wadi.scenario.comparison.Differences;
import dev.wadi.scenario.format.JsonText;
import dev.wadi.scenario.format.ScenarioNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A message that was sent to a queue or topic.
 *
 * @param fields as a scenario names them, e.g. {@code queue}, {@code messageGroupId} and {@code body}
 */
record SentMessage(Map<String, String> fields) {

    /**
     * The place may have {@code .fifo} at its end or not.
     *
     * @param names all that may stand in it, the place first; content may be an object, which stands for its JSON text
     */
    static SentMessage expected(ScenarioNode message, String... names) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String name : names) {
            Optional<ScenarioNode> field = message.member(name);
            field.map(ScenarioNode::json)
                    .ifPresent(json -> fields.put(name, json.isTextual() ? json.textValue() : JsonText.compact(json)));
        }
        if (fields.isEmpty()) {
            throw message.problem("must have some of " + String.join(", ", names));
        }
        fields.computeIfPresent(names[0], (name, place) -> ScenarioEnvironment.withoutFifo(place));
        return new SentMessage(fields);
    }

    /** Only what this one lists is asked for. JSON objects are compared as such. */
    boolean matches(SentMessage actual) {
        return fields.entrySet().stream()
                .allMatch(field -> JsonText.same(
                        field.getValue(), actual.fields().getOrDefault(field.getKey(), Differences.NONE)));
    }

    @Override
    public String toString() {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + field.getValue())
                .collect(Collectors.joining(", "));
    }
}
