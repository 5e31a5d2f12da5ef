package dev.wadi.demo.world;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** A queue that a pipeline fills and nobody else reads, and what was taken off it so far: JSON, with attributes that are text. */
public final class QueueTail {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SqsClient sqs;
    private final String url;
    private final List<TakenMessage> taken = new ArrayList<>();

    /** A message, which is no longer on the queue. */
    public record TakenMessage(Map<String, String> attributes, JsonNode body) {}

    public QueueTail(PipelineWorld world, String url) {
        sqs = world.clients().sqs();
        this.url = url;
    }

    /** The bodies of all since the beginning, repeated ones too. */
    public List<JsonNode> all() {
        return messages().stream().map(TakenMessage::body).toList();
    }

    /** All since the beginning, repeated ones too. */
    public List<TakenMessage> messages() {
        List<Message> page;
        do {
            page = sqs.receiveMessage(request ->
                            request.queueUrl(url).maxNumberOfMessages(10).messageAttributeNames("All"))
                    .messages();
            for (Message message : page) {
                taken.add(new TakenMessage(attributes(message), read(message.body())));
                // the next of its group comes only after that
                sqs.deleteMessage(request -> request.queueUrl(url).receiptHandle(message.receiptHandle()));
            }
        } while (!page.isEmpty());
        return List.copyOf(taken);
    }

    private static Map<String, String> attributes(Message message) {
        Map<String, String> attributes = new HashMap<>();
        message.messageAttributes().forEach((name, value) -> attributes.put(name, value.stringValue()));
        return attributes;
    }

    /** @throws IllegalStateException if it is not JSON */
    public static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A message is not JSON: " + json, e);
        }
    }
}
