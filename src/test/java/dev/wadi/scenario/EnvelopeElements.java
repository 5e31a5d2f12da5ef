package dev.wadi.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;

/** The elements of a JSON envelope, whatever its member is called. */
final class EnvelopeElements {
    private static final JsonMapper JSON = new JsonMapper();

    private EnvelopeElements() {}

    static String emptied(String envelope, List<Integer> indexes) {
        try {
            JsonNode tree = JSON.readTree(envelope);
            for (JsonNode member : tree) {
                if (member instanceof ArrayNode elements) {
                    indexes.stream()
                            .filter(index -> index < elements.size())
                            .forEach(index -> elements.set(index, JSON.createObjectNode()));
                }
            }
            return JSON.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            return envelope;
        }
    }
}
