package dev.wadi.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The fields of a dead letter that scenarios compare, as text. */
record Letter(Map<String, String> fields) {
    private static final List<String> COMPARED =
            List.of("reason", "source_id", "record_index", "payload", "payload_encoding");

    static Letter expected(Element letter) {
        letter.required("reason").text();
        return of(field -> letter.member(field).map(Element::json));
    }

    static Letter actual(JsonNode letter) {
        return of(field -> Optional.ofNullable(letter.get(field)));
    }

    private static Letter of(Function<String, Optional<JsonNode>> fields) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String name : COMPARED) {
            fields.apply(name)
                    .ifPresent(
                            value -> texts.put(name, value.isTextual() ? value.textValue() : JsonText.compact(value)));
        }
        return new Letter(texts);
    }

    /** Only what this one lists is asked for. A payload that is a JSON object is compared as one. */
    boolean matches(Letter actual) {
        return fields.entrySet().stream()
                .allMatch(field ->
                        JsonText.same(field.getValue(), actual.fields().getOrDefault(field.getKey(), "(none)")));
    }

    boolean isOfSameSource(Letter other) {
        return fields.containsKey("source_id")
                && fields.get("source_id").equals(other.fields().get("source_id"));
    }

    @Override
    public String toString() {
        return fields.toString();
    }
}
