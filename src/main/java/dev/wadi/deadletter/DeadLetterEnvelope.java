package dev.wadi.deadletter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.wadi.delivery.Rejected;
import dev.wadi.delivery.SourceRecord;
import dev.wadi.json.SqsSafeText;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

/**
 * The one form of dead letters (spec snapshot-status section 9, batch-records section 7). All fields are always there; {@code record_index}
 * is null where the source has none. The payload is the input byte for byte: as text where it is UTF-8, else as base64. Of a record that
 * {@linkplain SourceRecord#payloadAsJson() says so} a JSON object is that object, with its numbers, blanks and order of keys as they came.
 */
final class DeadLetterEnvelope {
    private final ObjectMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private final String pipeline;
    private final Instant failedAt;
    private final int attempts;

    DeadLetterEnvelope(String pipeline, Instant failedAt, int attempts) {
        this.pipeline = pipeline;
        this.failedAt = failedAt;
        this.attempts = attempts;
    }

    String of(Rejected rejected) throws JsonProcessingException {
        ObjectNode letter = json.createObjectNode();
        letter.put("pipeline", pipeline);
        letter.put("reason", rejected.reason());
        letter.put("detail", rejected.detail());
        letter.put("source_id", rejected.record().sourceId());
        letter.put("record_index", rejected.record().recordIndex());
        putPayload(letter, rejected.record());
        letter.put("failed_at", failedAt.toString());
        letter.put("attempts", attempts);
        letter.put("route", pipeline);
        return SqsSafeText.escape(json.writeValueAsString(letter));
    }

    private void putPayload(ObjectNode letter, SourceRecord record) {
        byte[] payload = record.payload();
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(payload))
                    .toString();
            if (record.payloadAsJson() && isObject(text)) {
                letter.putRawValue("payload", new RawValue(text));
            } else {
                letter.put("payload", text);
            }
            letter.put("payload_encoding", "utf-8");
        } catch (CharacterCodingException e) {
            letter.put("payload", Base64.getEncoder().encodeToString(payload)).put("payload_encoding", "base64");
        }
    }

    private boolean isObject(String text) {
        try {
            JsonNode parsed = json.readTree(text);
            return parsed != null && parsed.isObject();
        } catch (JsonProcessingException e) {
            return false;
        }
    }
}
