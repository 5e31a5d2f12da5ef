package dev.wadi.delivery.deadletter;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.wadi.delivery.RefusedRecordException;
import dev.wadi.delivery.SourceRecord;
import dev.wadi.edge.json.SqsSafeText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

/**
 * The one form of dead letters ({@code docs/reference/dead-letters.md}). All fields are always there, but for the keys, which only
 * some sources have; {@code record_index} is null where the source has none. The payload is the input byte for byte: as text where it is UTF-8, else as
 * base64. Of a record that {@linkplain SourceRecord#payloadAsJson() says so} a JSON object is that object, with its numbers, blanks and order of keys as
 * they came.
 */
final class DeadLetterEnvelope {
    static final int VERSION = 2;
    static final String DETAIL = "detail";
    static final String SOURCE_ID = "source_id";
    static final String PAYLOAD = "payload";
    static final String PAYLOAD_ENCODING = "payload_encoding";
    static final String PARTITION_KEY = "partition_key";
    static final String MESSAGE_GROUP_ID = "message_group_id";

    private final ObjectMapper json = new ObjectMapper();
    private final String pipeline;
    private final Instant failedAt;
    private final int attempts;

    DeadLetterEnvelope(String pipeline, Instant failedAt, int attempts) {
        this.pipeline = pipeline;
        this.failedAt = failedAt;
        this.attempts = attempts;
    }

    String pipeline() {
        return pipeline;
    }

    Instant failedAt() {
        return failedAt;
    }

    /** Everything but the payload, which stands there empty. */
    ObjectNode fields(RefusedRecordException rejected) {
        SourceRecord record = rejected.record();
        ObjectNode letter = json.createObjectNode();
        letter.put("version", VERSION);
        letter.put("pipeline", pipeline);
        letter.put("reason", rejected.reason());
        letter.put(DETAIL, rejected.detail());
        letter.put(SOURCE_ID, record.sourceId());
        letter.put("record_index", record.recordIndex());
        letter.put(PAYLOAD, "");
        letter.put(PAYLOAD_ENCODING, "utf-8");
        letter.put("failed_at", failedAt.toString());
        letter.put("attempts", attempts);
        letter.put("route", pipeline);
        putKey(letter, PARTITION_KEY, record.partitionKey());
        putKey(letter, MESSAGE_GROUP_ID, record.messageGroupId());
        return letter;
    }

    private static void putKey(ObjectNode letter, String name, String key) {
        if (key != null && !key.isEmpty()) {
            letter.put(name, key);
        }
    }

    /** The record's bytes as text, or as base64 where they are not UTF-8. */
    ObjectNode withPayload(ObjectNode fields, byte[] payload, boolean asJson) {
        ObjectNode letter = fields.deepCopy();
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(payload))
                    .toString();
            if (asJson && isObject(text)) {
                letter.putRawValue(PAYLOAD, new RawValue(text));
            } else {
                letter.put(PAYLOAD, text);
            }
            return letter;
        } catch (CharacterCodingException e) {
            return withPayload(fields, Base64.getEncoder().encodeToString(payload), "base64");
        }
    }

    static ObjectNode withPayload(ObjectNode fields, String payload, String encoding) {
        return fields.deepCopy().put(PAYLOAD, payload).put(PAYLOAD_ENCODING, encoding);
    }

    /** What goes to the queue. */
    String text(ObjectNode letter) {
        try {
            return SqsSafeText.escape(json.writeValueAsString(letter));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A dead letter could not be written as JSON", e);
        }
    }

    private boolean isObject(String text) {
        try (JsonParser parser = json.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            parser.skipChildren();
            return parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null;
        } catch (IOException e) {
            return false;
        }
    }
}
