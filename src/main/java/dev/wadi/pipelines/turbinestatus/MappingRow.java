package dev.wadi.pipelines.turbinestatus;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.wadi.delivery.RefusedException;
import dev.wadi.edge.json.JsonObjectReader;

/** A row of the two mapping hashes (spec section 3): its field, and its JSON value; what cannot be read is {@code corrupt_mapping} for the record that needed it. */
final class MappingRow {
    static final String ANY = "*";

    private static final ObjectReader READER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(JsonObjectReader.UNBOUNDED)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    private MappingRow() {}

    /** Its field: parts joined by {@code |}, in each part {@code %} as {@code %25} and {@code |} as {@code %7C}. */
    static String field(String first, String second, String third, String fourth) {
        return escape(first) + '|' + escape(second) + '|' + escape(third) + '|' + escape(fourth);
    }

    private static String escape(String part) {
        if (part.indexOf('%') < 0 && part.indexOf('|') < 0) {
            return part;
        }
        return part.replace("%", "%25").replace("|", "%7C");
    }

    static JsonNode object(String field, String row) throws RefusedException {
        JsonNode json;
        try {
            json = READER.readTree(row);
        } catch (JsonProcessingException e) {
            throw new RefusedException(
                    SignalReason.corrupt_mapping, "mapping " + field + " is not JSON: " + e.getOriginalMessage());
        }
        if (!json.isObject()) {
            throw new RefusedException(SignalReason.corrupt_mapping, "mapping " + field + " is not a JSON object");
        }
        return json;
    }

    /** The member's text; {@code absent} where there is none, or null. */
    static String text(String field, JsonNode json, String member, String absent) throws RefusedException {
        JsonNode value = json.get(member);
        if (value == null || value.isNull()) {
            return absent;
        }
        if (!value.isTextual()) {
            throw new RefusedException(SignalReason.corrupt_mapping, member + " of mapping " + field + " is not text");
        }
        return value.textValue();
    }
}
