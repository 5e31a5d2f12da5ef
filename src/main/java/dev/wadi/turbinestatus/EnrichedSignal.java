package dev.wadi.turbinestatus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** The record of the enriched stream (spec section 8a): the input object unchanged, plus what was found. */
public final class EnrichedSignal {
    /** What is added; where the input has one of them, it is replaced. */
    static final Set<String> FIELDS =
            Set.of("asset_id", "signal", "kind", "status_code", "status", "category", "source_id");

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private EnrichedSignal() {}

    public static byte[] of(StatusChange change) {
        ObjectNode found = JSON.createObjectNode()
                .put("asset_id", change.assetId())
                .put("signal", change.signalName())
                .put("kind", change.kind())
                .put("status_code", change.status().statusCode())
                .put("status", change.status().status())
                .put("category", change.status().category())
                .put("source_id", change.record().sourceId());
        String text = change.signal().text().strip();
        if (FIELDS.stream().noneMatch(change.signal().input()::has)) {
            // the input's own text keeps its numbers and blanks as they are
            String members = found.toString();
            return (text.substring(0, text.length() - 1) + "," + members.substring(1)).getBytes(StandardCharsets.UTF_8);
        }
        return merged(text, found).getBytes(StandardCharsets.UTF_8);
    }

    private static String merged(String text, ObjectNode found) {
        try {
            return ((ObjectNode) JSON.readTree(text)).setAll(found).toString();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record that was parsed before cannot be parsed again", e);
        }
    }
}
