package dev.wadi.deadletter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wadi.delivery.Rejected;
import dev.wadi.json.SendableText;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

/**
 * The one form of dead letters (spec snapshot-status section 9, batch-records section 7). All fields are always there; {@code record_index}
 * is null where the source has none. The payload is the input byte for byte: as text where it is UTF-8, else as base64.
 */
final class DeadLetterEnvelope {
    private final ObjectMapper json = new ObjectMapper();
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
        putPayload(letter, rejected.record().payload());
        letter.put("failed_at", failedAt.toString());
        letter.put("attempts", attempts);
        letter.put("route", pipeline);
        return SendableText.escape(json.writeValueAsString(letter));
    }

    private static void putPayload(ObjectNode letter, byte[] payload) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(payload))
                    .toString();
            letter.put("payload", text).put("payload_encoding", "utf-8");
        } catch (CharacterCodingException e) {
            letter.put("payload", Base64.getEncoder().encodeToString(payload)).put("payload_encoding", "base64");
        }
    }
}
