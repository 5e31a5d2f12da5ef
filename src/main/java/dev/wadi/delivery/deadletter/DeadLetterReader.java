package dev.wadi.delivery.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** Reads dead letters as they were taken off a queue: parts are joined, what is compressed is opened, objects to which they refer are read. */
public final class DeadLetterReader {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PART = "part";
    private static final String PARTS = "parts";
    private static final String PAYLOAD = "payload";
    private static final String ENCODING = "payload_encoding";

    private DeadLetterReader() {}

    /** What all parts of one writing have in common. A record written again after a crash has another {@code failed_at}. */
    private record Writing(
            String pipeline, String sourceId, String recordIndex, String reason, String failedAt, int parts) {
        static Writing of(JsonNode letter) {
            return new Writing(
                    letter.path("pipeline").asText(),
                    letter.path("source_id").asText(),
                    letter.path("record_index").asText(),
                    letter.path("reason").asText(),
                    letter.path("failed_at").asText(),
                    letter.path(PARTS).intValue());
        }
    }

    /**
     * @param received in any order, parts more than once too
     * @return one letter per writing, {@code payload_encoding} {@code utf-8} or {@code base64}; parts whose others are not there stay as they are
     */
    public static List<JsonNode> read(Collection<? extends JsonNode> received) {
        return read(received, null);
    }

    /**
     * The same, and what letters refer to is read.
     *
     * @param objects null for letters that keep their reference
     */
    public static List<JsonNode> read(Collection<? extends JsonNode> received, LargeLetters objects) {
        List<JsonNode> letters = new ArrayList<>();
        Map<Writing, Map<Integer, JsonNode>> writings = new LinkedHashMap<>();
        for (JsonNode letter : received) {
            if (letter.has(PARTS)) {
                writings.computeIfAbsent(Writing.of(letter), writing -> new TreeMap<>())
                        .put(letter.get(PART).intValue(), letter);
            } else {
                letters.add(open(letter, objects));
            }
        }
        writings.forEach((writing, parts) -> {
            if (parts.size() == writing.parts()) {
                letters.add(open(join(parts.values()), objects));
            } else {
                letters.addAll(parts.values());
            }
        });
        return letters;
    }

    private static JsonNode join(Collection<JsonNode> parts) {
        StringBuilder payload = new StringBuilder();
        parts.forEach(part -> payload.append(part.get(PAYLOAD).textValue()));
        ObjectNode whole = parts.iterator().next().deepCopy();
        whole.put(PAYLOAD, payload.toString());
        whole.remove(List.of(PART, PARTS));
        return whole;
    }

    private static JsonNode open(JsonNode letter, LargeLetters objects) {
        String encoding = letter.path(ENCODING).asText();
        try {
            if (objects == null && encoding.endsWith(DeadLetterWriter.OBJECT)) {
                return letter;
            }
            return switch (encoding) {
                case DeadLetterWriter.OBJECT -> withPayload(letter, object(letter, objects));
                case DeadLetterWriter.LETTER_IN_OBJECT -> JSON.readTree(object(letter, objects));
                case DeadLetterWriter.GZIP -> withPayload(letter, unpack(letter));
                case DeadLetterWriter.WHOLE_LETTER -> JSON.readTree(unpack(letter));
                default -> letter;
            };
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("The letter inside a dead letter is no JSON", e);
        } catch (IOException e) {
            throw new UncheckedIOException("The payload of a dead letter cannot be opened", e);
        }
    }

    private static byte[] object(JsonNode letter, LargeLetters objects) {
        return objects.content(letter.get(PAYLOAD).textValue());
    }

    private static byte[] unpack(JsonNode letter) throws IOException {
        byte[] packed = Base64.getDecoder().decode(letter.get(PAYLOAD).textValue());
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return in.readAllBytes();
        }
    }

    private static JsonNode withPayload(JsonNode letter, byte[] payload) {
        ObjectNode opened = letter.deepCopy();
        try {
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(payload)).toString();
            return opened.put(PAYLOAD, text).put(ENCODING, "utf-8");
        } catch (CharacterCodingException e) {
            return opened.put(PAYLOAD, Base64.getEncoder().encodeToString(payload))
                    .put(ENCODING, "base64");
        }
    }
}
