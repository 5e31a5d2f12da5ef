package dev.wadi.demo.sample;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wadi.demo.world.PipelineWorld;
import dev.wadi.demo.world.QueueTail;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** Counts the dead letters of a pipeline by receiving them; they are visible again after a while. A repeated letter counts once. */
public final class DeadLetterCount {
    private DeadLetterCount() {}

    public static Map<String, Integer> byReason(PipelineWorld world, String pipeline) {
        Map<String, Integer> reasons = new TreeMap<>();
        Set<String> seen = new HashSet<>();
        SqsClient sqs = world.clients().sqs();
        String url = world.deadLetters(pipeline);
        for (List<Message> page = receive(sqs, url); !page.isEmpty(); page = receive(sqs, url)) {
            for (Message message : page) {
                JsonNode letter = QueueTail.read(message.body());
                if (seen.add(letter.get("source_id").textValue())) {
                    reasons.merge(letter.get("reason").textValue(), 1, Integer::sum);
                }
            }
        }
        return reasons;
    }

    private static List<Message> receive(SqsClient sqs, String url) {
        return sqs.receiveMessage(
                        request -> request.queueUrl(url).maxNumberOfMessages(10).visibilityTimeout(120))
                .messages();
    }
}
