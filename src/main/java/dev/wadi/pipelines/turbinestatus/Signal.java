package dev.wadi.pipelines.turbinestatus;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wadi.delivery.RecordBody;
import dev.wadi.delivery.RefusedException;
import dev.wadi.delivery.SourceRecord;
import dev.wadi.edge.json.ExactNumber;
import dev.wadi.edge.json.JsonObjectReader;
import dev.wadi.edge.json.NotAJsonObjectException;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;

/**
 * One record of the raw stream with its identity checked (spec section 2); value and timestamp are looked at later, and only for status signals. Only the fields
 * of that section are kept; the rest is checked to be JSON and skipped, whatever its size, so that no field that nobody needs decides about a record.
 *
 * @param text the record as received
 * @param input the same, parsed
 * @param signalVersion decimal text where the record has an integer
 * @param signalName raw, as the source system spells it
 */
public record Signal(
        SourceRecord record,
        String text,
        JsonNode input,
        String customerName,
        String customerAssetId,
        String sourceSystem,
        String signalVersion,
        String signalName)
        implements RecordBody {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Set<String> IDENTITY =
            Set.of("customer_name", "customer_asset_id", "source_system", "signal_version");
    private static final Set<String> OTHERS = Set.of("signal_name", "value", "timestamp");

    /** Spec section 4 step 1. */
    public static Signal parse(SourceRecord record) throws RefusedException {
        ObjectNode input = NODES.objectNode();
        String text = read(record.payload(), input);
        return new Signal(
                record,
                text,
                input,
                identity(input, "customer_name"),
                identity(input, "customer_asset_id"),
                identity(input, "source_system"),
                identity(input, "signal_version"),
                text(present(input, "signal_name"), "signal_name", "text"));
    }

    private static String read(byte[] data, ObjectNode input) throws RefusedException {
        try {
            return JsonObjectReader.read(data, (name, parser) -> field(name, parser, input));
        } catch (NotAJsonObjectException e) {
            throw new RefusedException(
                    e.isJson() ? SignalReason.not_an_object : SignalReason.malformed_json, e.getMessage());
        }
    }

    private static void field(String name, JsonParser parser, ObjectNode input) throws IOException {
        JsonToken token = parser.currentToken();
        if (IDENTITY.contains(name) && token == JsonToken.VALUE_NUMBER_INT) {
            // an integer counts as its decimal text
            String digits = parser.getText();
            input.put(name, digits.equals("-0") ? "0" : digits);
        } else if (IDENTITY.contains(name) || OTHERS.contains(name)) {
            input.set(name, value(parser, token));
        } else if (EnrichedSignal.FIELDS.contains(name)) {
            input.putNull(name);
            parser.skipChildren();
        } else {
            parser.skipChildren();
        }
    }

    private static JsonNode value(JsonParser parser, JsonToken token) throws IOException {
        return switch (token) {
            case VALUE_STRING -> NODES.textNode(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> NODES.numberNode(ExactNumber.parse(parser.getText()));
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            default -> {
                parser.skipChildren();
                yield token == JsonToken.START_ARRAY ? NODES.arrayNode() : NODES.objectNode();
            }
        };
    }

    private static String identity(JsonNode input, String field) throws RefusedException {
        return text(present(input, field), field, "text or an integer");
    }

    /** Absent, null and the empty text are missing. */
    private static JsonNode present(JsonNode input, String field) throws RefusedException {
        JsonNode value = input.get(field);
        if (value == null
                || value.isNull()
                || (value.isTextual() && value.textValue().isEmpty())) {
            throw new RefusedException(SignalReason.missing_field, field);
        }
        return value;
    }

    private static String text(JsonNode value, String field, String expected) throws RefusedException {
        if (!value.isTextual()) {
            throw new RefusedException(
                    SignalReason.invalid_field_type,
                    field + " must be " + expected + ", not "
                            + value.getNodeType().name().toLowerCase(Locale.ROOT));
        }
        return value.textValue();
    }
}
