package dev.wadi.pipelines.turbinestatus;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wadi.edge.json.JsonObjectReader;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** The record of the enriched stream (spec section 8a): the input object unchanged, plus what was found. */
public final class EnrichedSignal {
    /** What is added; where the input has one of them, it is replaced. */
    static final Set<String> FIELDS =
            Set.of("asset_id", "signal", "kind", "status_code", "status", "category", "source_id");

    private EnrichedSignal() {}

    public static byte[] of(StatusChange change) {
        ObjectNode found = JsonNodeFactory.instance
                .objectNode()
                .put("asset_id", change.assetId())
                .put("signal", change.signalName())
                .put("kind", change.kind())
                .put("status_code", change.status().statusCode())
                .put("status", change.status().status())
                .put("category", change.status().category())
                .put("source_id", change.record().sourceId());
        // the input's own text keeps its numbers and blanks as they are; it has members, so a comma is right
        String input = change.signal().text().strip();
        if (FIELDS.stream().anyMatch(change.signal().input()::has)) {
            input = JsonObjectReader.without(input, FIELDS);
        }
        String members = found.toString();
        return (input.substring(0, input.length() - 1) + "," + members.substring(1)).getBytes(StandardCharsets.UTF_8);
    }
}
