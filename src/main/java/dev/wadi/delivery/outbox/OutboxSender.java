package dev.wadi.delivery.outbox;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.RuntimeCamelException;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** Sends messages by Camel's own producers, as batches: only in that form do these take group and de-duplication id as given. */
final class OutboxSender {
    private static final String TEXT = "String";

    private final ProducerTemplate template;

    OutboxSender(ProducerTemplate template) {
        this.template = template;
    }

    /**
     * One call.
     *
     * @param messages no more than the {@linkplain SendLimits limits} of the destination let into a call
     * @return why messages were not taken, by their place; the service has taken all others
     * @throws RuntimeException if none was taken, or nobody knows
     */
    Map<Integer, RuntimeException> send(Destination destination, List<OutgoingMessage> messages) {
        Exchange sent = template.send(OutboxRoutes.SEND, exchange -> {
            exchange.setProperty(OutboxRoutes.ENDPOINT, endpoint(destination));
            exchange.getMessage().setBody(body(destination, messages));
        });
        Exception fault = sent.getException();
        if (fault instanceof RuntimeException asIs) {
            throw asIs;
        }
        if (fault != null) {
            throw new RuntimeCamelException(fault);
        }
        return new BatchAnswer(sent.getMessage().getBody()).notTaken(messages.size());
    }

    private static String endpoint(Destination destination) {
        String address = destination.address();
        return switch (destination.service()) {
            case sqs ->
                "aws2-sqs:" + address.substring(address.lastIndexOf('/') + 1)
                        + "?operation=sendBatchMessage&useDefaultCredentialsProvider=true&queueUrl=RAW(" + address + ")"
                        // wanted for a FIFO queue, though the group stands in the message
                        + "&messageGroupIdStrategy=useConstant";
            case sns -> "aws2-sns:" + address + "?batchEnabled=true&useDefaultCredentialsProvider=true";
        };
    }

    private static Object body(Destination destination, List<OutgoingMessage> messages) {
        return switch (destination.service()) {
            case sqs ->
                SendMessageBatchRequest.builder()
                        .queueUrl(destination.address())
                        .entries(IntStream.range(0, messages.size())
                                .mapToObj(place ->
                                        toQueue(BatchAnswer.entry(place), messages.get(place), destination.isFifo()))
                                .toList())
                        .build();
            case sns ->
                IntStream.range(0, messages.size())
                        .mapToObj(place -> toTopic(BatchAnswer.entry(place), messages.get(place), destination.isFifo()))
                        .toList();
        };
    }

    private static SendMessageBatchRequestEntry toQueue(String id, OutgoingMessage message, boolean fifo) {
        Map<String, MessageAttributeValue> attributes = new HashMap<>();
        message.attributes()
                .forEach((name, value) -> attributes.put(
                        name,
                        MessageAttributeValue.builder()
                                .dataType(TEXT)
                                .stringValue(value)
                                .build()));
        var entry = SendMessageBatchRequestEntry.builder()
                .id(id)
                .messageBody(message.body())
                .messageAttributes(attributes);
        if (!message.group().isEmpty()) {
            entry.messageGroupId(message.group());
        }
        if (fifo) {
            entry.messageDeduplicationId(message.deduplicationId());
        }
        return entry.build();
    }

    private static PublishBatchRequestEntry toTopic(String id, OutgoingMessage message, boolean fifo) {
        Map<String, software.amazon.awssdk.services.sns.model.MessageAttributeValue> attributes = new HashMap<>();
        message.attributes()
                .forEach((name, value) -> attributes.put(
                        name,
                        software.amazon.awssdk.services.sns.model.MessageAttributeValue.builder()
                                .dataType(TEXT)
                                .stringValue(value)
                                .build()));
        var entry = PublishBatchRequestEntry.builder()
                .id(id)
                .message(message.body())
                .messageAttributes(attributes);
        if (fifo) {
            entry.messageGroupId(message.group()).messageDeduplicationId(message.deduplicationId());
        }
        return entry.build();
    }
}
