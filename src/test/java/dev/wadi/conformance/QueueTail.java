package dev.wadi.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A queue that somebody fills, and what was taken off it so far. */
final class QueueTail {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FIFO = ".fifo";

    private final SqsClient sqs;
    private final String url;
    private final List<JsonNode> taken = new ArrayList<>();

    QueueTail(World world, String queue) {
        sqs = world.sqs();
        Map<QueueAttributeName, String> attributes =
                queue.endsWith(FIFO) ? Map.of(QueueAttributeName.FIFO_QUEUE, "true") : Map.of();
        url = sqs.createQueue(request -> request.queueName(queue).attributes(attributes))
                .queueUrl();
    }

    String url() {
        return url;
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

    static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(json, e);
        }
    }
}
