package dev.wadi.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;

/** The elements of a JSON envelope, whatever its member is called. */
final class EnvelopeElements {
    private static final JsonMapper JSON = new JsonMapper();

    private EnvelopeElements() {}

    /** Which elements have an empty object in their place, so that the others keep their index. */
    interface Choice {
        boolean holds(int index, JsonNode element);
    }

    /** The envelope itself where none is chosen. */
    static String emptied(String envelope, Choice choice) {
        try {
            JsonNode tree = JSON.readTree(envelope);
            boolean changed = false;
            for (JsonNode member : tree) {
                if (member instanceof ArrayNode elements) {
                    changed |= empty(elements, choice);
                }
            }
            return changed ? JSON.writeValueAsString(tree) : envelope;
        } catch (JsonProcessingException e) {
            return envelope;
        }
    }

    private static boolean empty(ArrayNode elements, Choice choice) {
        boolean changed = false;
        for (int i = 0; i < elements.size(); i++) {
            if (choice.holds(i, elements.get(i))) {
                elements.set(i, JSON.createObjectNode());
                changed = true;
            }
        }
        return changed;
    }
}
