package dev.wadi.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** What a pipeline has put on a queue: JSON objects, taken from the queue for good, for nobody else reads it. */
final class SentMessages {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<JsonNode> messages = new ArrayList<>();

    SentMessages(SqsClient sqs, String url) {
        for (List<Message> page = receive(sqs, url); !page.isEmpty(); page = receive(sqs, url)) {
            for (Message message : page) {
                messages.add(read(message.body()));
                // the next of its group comes only after that
                sqs.deleteMessage(request -> request.queueUrl(url).receiptHandle(message.receiptHandle()));
            }
        }
    }

    int count() {
        return messages.size();
    }

    /** How many messages have the same values in these fields; the key is the values, blanks between. */
    Map<String, Integer> byFields(String... fields) {
        return messages.stream()
                .collect(Collectors.toMap(
                        message -> Stream.of(fields)
                                .map(field -> message.path(field).asText())
                                .collect(Collectors.joining(" ")),
                        message -> 1,
                        Integer::sum,
                        TreeMap::new));
    }

    private static List<Message> receive(SqsClient sqs, String url) {
        return sqs.receiveMessage(request -> request.queueUrl(url).maxNumberOfMessages(10))
                .messages();
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A message is not JSON: " + body, e);
        }
    }
}
