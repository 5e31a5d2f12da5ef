package dev.wadi.local.sns;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wadi.local.emulator.Input;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A message that a call wants to publish, checked.
 *
 * @param message as it came; with {@code MessageStructure=json} one for each protocol
 * @param body what queues are to get of it
 */
record PublishRequest(
        String message,
        String body,
        Optional<String> subject,
        Map<String, MessageAttribute> attributes,
        Optional<String> group,
        Optional<String> deduplicationId) {

    /** In bytes, with all attributes. */
    static final int LARGEST = 256 * 1024;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern SUBJECT = Pattern.compile("[^\\p{Cntrl}]{1,100}");
    private static final Pattern ID = Pattern.compile("[\\x21-\\x7e]{1,128}");

    static PublishRequest read(Input input) {
        input.text("Subject")
                .filter(subject -> !SUBJECT.matcher(subject).matches())
                .ifPresent(subject -> {
                    throw InvalidParameter.of("Subject");
                });
        String message = input.text("Message").orElseThrow(() -> InvalidParameter.of("Empty message"));
        return new PublishRequest(
                message,
                body(message, input.text("MessageStructure")),
                input.text("Subject"),
                MessageAttribute.read(input),
                id(input, "MessageGroupId"),
                id(input, "MessageDeduplicationId"));
    }

    private static Optional<String> id(Input input, String name) {
        Optional<String> id = input.text(name);
        if (id.isPresent() && !ID.matcher(id.get()).matches()) {
            throw InvalidParameter.of(
                    name, "must be 1 to 128 letters, digits and punctuation characters, without blanks");
        }
        return id;
    }

    private static String body(String message, Optional<String> structure) {
        if (structure.isEmpty()) {
            return message;
        }
        if (!structure.get().equals("json")) {
            throw InvalidParameter.of("MessageStructure");
        }
        try {
            JsonNode bodies = JSON.readTree(message);
            if (!bodies.path("default").isTextual()) {
                throw InvalidParameter.of("Message Structure - No default entry in JSON message body");
            }
            return (bodies.path("sqs").isTextual() ? bodies.get("sqs") : bodies.get("default")).textValue();
        } catch (JsonProcessingException e) {
            throw InvalidParameter.of("Message Structure - JSON message body failed to parse");
        }
    }

    int size() {
        int size = bytes(message);
        for (Map.Entry<String, MessageAttribute> attribute : attributes.entrySet()) {
            size += bytes(attribute.getKey()) + attribute.getValue().size();
        }
        return size;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
