package dev.wadi.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** Counts the dead letters on a queue by receiving them; they are visible again after a while. A repeated letter counts once. */
record DeadLetterCount(SqsClient sqs, String url) {
    private static final ObjectMapper JSON = new ObjectMapper();

    Map<String, Integer> byReason() {
        Map<String, Integer> reasons = new TreeMap<>();
        Set<String> seen = new HashSet<>();
        for (List<Message> page = receive(); !page.isEmpty(); page = receive()) {
            for (Message message : page) {
                JsonNode letter = read(message.body());
                if (seen.add(letter.get("source_id").textValue())) {
                    reasons.merge(letter.get("reason").textValue(), 1, Integer::sum);
                }
            }
        }
        return reasons;
    }

    private List<Message> receive() {
        return sqs.receiveMessage(
                        request -> request.queueUrl(url).maxNumberOfMessages(10).visibilityTimeout(120))
                .messages();
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A dead letter is not JSON: " + body, e);
        }
    }
}
