package dev.wadi.turbinestatus;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;

/** The record of the enriched stream (spec section 8a): the input object unchanged, plus what was found. */
public final class EnrichedSignal {
    private static final ObjectMapper JSON = new ObjectMapper();

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
        ObjectNode input = (ObjectNode) change.signal().input();
        if (found.propertyStream().noneMatch(field -> input.has(field.getKey()))) {
            // the input's own text keeps its numbers and blanks as they are
            String text = change.signal().text().strip();
            String members = found.toString();
            return (text.substring(0, text.length() - 1) + "," + members.substring(1)).getBytes(StandardCharsets.UTF_8);
        }
        return input.deepCopy().setAll(found).toString().getBytes(StandardCharsets.UTF_8);
    }
}
