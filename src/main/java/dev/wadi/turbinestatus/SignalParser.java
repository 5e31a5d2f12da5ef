package dev.wadi.turbinestatus;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wadi.turbinestatus.RejectedSignal.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/**
 * Spec section 4 step 1: from bytes to a {@link Signal}. Only the fields of section 2 are kept; the rest is checked to be JSON and skipped, whatever
 * its size, so that no field that nobody needs decides about a record.
 */
public final class SignalParser {
    private static final char REPLACEMENT = '\uFFFD';
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Set<String> IDENTITY =
            Set.of("customer_name", "customer_asset_id", "source_system", "signal_version");
    private static final Set<String> OTHERS = Set.of("signal_name", "value", "timestamp");

    /** The stream bounds a record already; a second bound would refuse legal JSON. */
    private final JsonFactory json = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    /** Safe for several threads. */
    public Signal parse(byte[] data) throws RejectedSignal {
        String text = text(data);
        ObjectNode input = fields(text);
        return new Signal(
                text,
                input,
                identity(input, "customer_name"),
                identity(input, "customer_asset_id"),
                identity(input, "source_system"),
                identity(input, "signal_version"),
                text(present(input, "signal_name"), "signal_name", "text"));
    }

    private static String text(byte[] data) throws RejectedSignal {
        String text = new String(data, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0) {
            // either the record holds that character, or it is not UTF-8
            try {
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(data));
            } catch (CharacterCodingException e) {
                throw new RejectedSignal(Reason.malformed_json, "the record is not UTF-8");
            }
        }
        return text;
    }

    private ObjectNode fields(String text) throws RejectedSignal {
        try (JsonParser parser = json.createParser(text)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw new RejectedSignal(Reason.malformed_json, "the record is empty");
            }
            ObjectNode input = NODES.objectNode();
            if (first == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    field(parser, input);
                }
            } else {
                parser.skipChildren();
            }
            if (parser.nextToken() != null) {
                throw new RejectedSignal(Reason.malformed_json, "something follows the JSON text");
            }
            if (first != JsonToken.START_OBJECT) {
                throw new RejectedSignal(Reason.not_an_object, "the record is a JSON " + typeOf(first));
            }
            return input;
        } catch (JsonProcessingException e) {
            throw new RejectedSignal(Reason.malformed_json, e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a text in memory has none
        }
    }

    private static void field(JsonParser parser, ObjectNode input) throws IOException {
        String name = parser.currentName();
        JsonToken token = parser.nextToken();
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

    private static String typeOf(JsonToken token) {
        return switch (token) {
            case START_ARRAY -> "array";
            case VALUE_STRING -> "string";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "number";
            case VALUE_NULL -> "null";
            default -> "boolean";
        };
    }

    private static String identity(JsonNode input, String field) throws RejectedSignal {
        return text(present(input, field), field, "text or an integer");
    }

    /** Absent, null and the empty text are missing. */
    private static JsonNode present(JsonNode input, String field) throws RejectedSignal {
        JsonNode value = input.get(field);
        if (value == null
                || value.isNull()
                || (value.isTextual() && value.textValue().isEmpty())) {
            throw new RejectedSignal(Reason.missing_field, field);
        }
        return value;
    }

    private static String text(JsonNode value, String field, String expected) throws RejectedSignal {
        if (!value.isTextual()) {
            throw new RejectedSignal(
                    Reason.invalid_field_type,
                    field + " must be " + expected + ", not "
                            + value.getNodeType().name().toLowerCase(Locale.ROOT));
        }
        return value.textValue();
    }
}
