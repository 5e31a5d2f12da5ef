package dev.wadi.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;

/** The dead letters on a queue. */
public record DeadLetters(SqsClient sqs, String queueUrl) {

    /** Takes all of them off the queue. */
    public List<JsonNode> take() {
        List<JsonNode> letters = new ArrayList<>();
        List<Message> page;
        do {
            page = sqs.receiveMessage(request -> request.queueUrl(queueUrl).maxNumberOfMessages(10))
                    .messages();
            for (Message message : page) {
                letters.add(json(message.body()));
            }
            delete(page);
        } while (!page.isEmpty());
        return letters;
    }

    private void delete(List<Message> page) {
        if (!page.isEmpty()) {
            sqs.deleteMessageBatch(request -> request.queueUrl(queueUrl)
                    .entries(page.stream()
                            .map(message -> DeleteMessageBatchRequestEntry.builder()
                                    .id(message.messageId())
                                    .receiptHandle(message.receiptHandle())
                                    .build())
                            .toList()));
        }
    }

    public static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }
}
