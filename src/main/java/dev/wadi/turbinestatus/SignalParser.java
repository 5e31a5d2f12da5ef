package dev.wadi.turbinestatus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.wadi.turbinestatus.RejectedSignal.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Spec section 4 step 1: from bytes to a {@link Signal}. */
public final class SignalParser {
    private static final char REPLACEMENT = '\uFFFD';

    /** Decimals stay decimals: 102.00000000000000001 must not become 102 on its way. */
    private final ObjectReader reader = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    /** The mapper's own reader is thread-safe, and so is this. */
    public Signal parse(byte[] data) throws RejectedSignal {
        String text = text(data);
        JsonNode input = json(text);
        if (!input.isObject()) {
            throw new RejectedSignal(Reason.not_an_object, "the record is a JSON " + typeOf(input));
        }
        return new Signal(
                text,
                input,
                identity(input, "customer_name"),
                identity(input, "customer_asset_id"),
                identity(input, "source_system"),
                identity(input, "signal_version"),
                signalName(input));
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

    private JsonNode json(String text) throws RejectedSignal {
        JsonNode node;
        try {
            node = reader.readTree(text);
        } catch (JsonProcessingException e) {
            throw new RejectedSignal(Reason.malformed_json, e.getOriginalMessage());
        }
        if (node.isMissingNode()) {
            throw new RejectedSignal(Reason.malformed_json, "the record is empty");
        }
        return node;
    }

    private static String identity(JsonNode input, String field) throws RejectedSignal {
        JsonNode value = present(input, field);
        return value.isIntegralNumber() ? value.bigIntegerValue().toString() : text(value, field, "text or an integer");
    }

    private static String signalName(JsonNode input) throws RejectedSignal {
        return text(present(input, "signal_name"), "signal_name", "text");
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
                    Reason.invalid_field_type, field + " must be " + expected + ", not " + typeOf(value));
        }
        return value.textValue();
    }

    private static String typeOf(JsonNode value) {
        return value.getNodeType().name().toLowerCase(Locale.ROOT);
    }
}
