package dev.wadi.scenario.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wadi.scenario.comparison.Differences;
import dev.wadi.scenario.format.JsonText;
import dev.wadi.scenario.format.ScenarioNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A dead letter.
 *
 * @param fields those that scenarios compare, as text
 * @param detail for people; empty in an expected one where it is not to be compared
 */
public record ObservedDeadLetter(Map<String, String> fields, String detail) {
    private static final int SHOWN = 200;
    private static final List<String> COMPARED =
            List.of("reason", "source_id", "record_index", "payload", "payload_encoding");

    public static ObservedDeadLetter expected(ScenarioNode letter) {
        letter.required("reason").text();
        return new ObservedDeadLetter(
                texts(field -> letter.member(field).map(ScenarioNode::json)),
                letter.member("detail").map(ScenarioNode::text).orElse(""));
    }

    public static ObservedDeadLetter actual(JsonNode letter) {
        return new ObservedDeadLetter(
                texts(field -> Optional.ofNullable(letter.get(field))),
                letter.path("detail").asText());
    }

    private static Map<String, String> texts(Function<String, Optional<JsonNode>> fields) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String name : COMPARED) {
            fields.apply(name)
                    .ifPresent(
                            value -> texts.put(name, value.isTextual() ? value.textValue() : JsonText.compact(value)));
        }
        return texts;
    }

    /** Only what this one lists is asked for. A payload that is a JSON object is compared as one. */
    public boolean matches(ObservedDeadLetter actual) {
        return isOfSameDetail(actual)
                && fields.entrySet().stream()
                        .allMatch(field -> JsonText.same(
                                field.getValue(), actual.fields().getOrDefault(field.getKey(), Differences.NONE)));
    }

    private boolean isOfSameDetail(ObservedDeadLetter actual) {
        return detail.isEmpty() || detail.equals(actual.detail);
    }

    public boolean isOfSameSource(ObservedDeadLetter other) {
        return !source().isEmpty() && source().equals(other.source());
    }

    String source() {
        return fields.getOrDefault("source_id", "");
    }

    /** The fields in which the other is not as this one expects. */
    public void compare(ObservedDeadLetter actual, Differences differences) {
        fields.forEach((name, value) -> {
            String there = actual.fields().getOrDefault(name, Differences.NONE);
            if (!JsonText.same(value, there)) {
                differences.add("dlq[" + source() + "]." + name, value, there, actual.detail);
            }
        });
        if (!isOfSameDetail(actual)) {
            differences.add("dlq[" + source() + "].detail", detail, actual.detail);
        }
    }

    /** For the person who sent the record: why, which one, and how its payload begins. */
    String explained() {
        String payload = fields.getOrDefault("payload", "");
        return fields.get("reason") + " (" + detail + "), " + source() + place() + ", "
                + (payload.length() <= SHOWN ? payload : payload.substring(0, SHOWN) + "...");
    }

    /** In an envelope. */
    private String place() {
        String index = fields.getOrDefault("record_index", "null");
        return index.equals("null") ? "" : "[" + index + "]";
    }

    @Override
    public String toString() {
        return fields.entrySet().stream()
                        .filter(field -> !field.getValue().equals("null"))
                        .map(field -> field.getKey() + "=" + field.getValue())
                        .collect(Collectors.joining(", "))
                + (detail.isEmpty() ? "" : ", detail=" + detail);
    }
}
