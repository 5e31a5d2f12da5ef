package dev.wadi.demo.world;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** A queue that a pipeline fills and nobody else reads, and what was taken off it so far: JSON. */
public final class QueueTail {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SqsClient sqs;
    private final String url;
    private final List<JsonNode> taken = new ArrayList<>();

    public QueueTail(PipelineWorld world, String url) {
        sqs = world.clients().sqs();
        this.url = url;
    }

    /** All since the beginning, repeated ones too. */
    public List<JsonNode> all() {
        List<Message> page;
        do {
            page = sqs.receiveMessage(request -> request.queueUrl(url).maxNumberOfMessages(10))
                    .messages();
            for (Message message : page) {
                taken.add(read(message.body()));
                // the next of its group comes only after that
                sqs.deleteMessage(request -> request.queueUrl(url).receiptHandle(message.receiptHandle()));
            }
        } while (!page.isEmpty());
        return List.copyOf(taken);
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
