package dev.wadi.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** A dead-letter queue, and what was taken off it so far. */
final class DeadLetters {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SqsClient sqs;
    private final String url;
    private final List<JsonNode> taken = new ArrayList<>();

    DeadLetters(World world, String queue) {
        sqs = world.sqs();
        url = sqs.createQueue(request -> request.queueName(queue)).queueUrl();
    }

    /** All since the beginning, repeated ones too. */
    List<JsonNode> all() {
        List<Message> page;
        do {
            page = sqs.receiveMessage(request -> request.queueUrl(url).maxNumberOfMessages(10))
                    .messages();
            for (Message message : page) {
                taken.add(read(message.body()));
                sqs.deleteMessage(request -> request.queueUrl(url).receiptHandle(message.receiptHandle()));
            }
        } while (!page.isEmpty());
        return List.copyOf(taken);
    }

    /** The payloads; those that came twice, once. */
    Set<String> payloads() {
        Set<String> payloads = new HashSet<>();
        all().forEach(letter -> payloads.add(letter.get("payload").textValue()));
        return payloads;
    }

    /** How many came again, under a {@code source_id} that was there before. */
    int repeats() {
        Set<String> sources = new HashSet<>();
        List<JsonNode> all = all();
        all.forEach(letter -> sources.add(letter.get("source_id").textValue()));
        return all.size() - sources.size();
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError(body, e);
        }
    }
}
