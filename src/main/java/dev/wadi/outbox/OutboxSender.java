package dev.wadi.outbox;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.RuntimeCamelException;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** Sends one message by Camel's own producers, as a batch of one: only in that form do these take group and de-duplication id as given. */
final class OutboxSender {
    private static final String ENTRY = "1";
    private static final String TEXT = "String";

    private final ProducerTemplate template;

    OutboxSender(ProducerTemplate template) {
        this.template = template;
    }

    /** Returns when the service has taken it. */
    void send(OutgoingMessage message) {
        Exchange sent = template.send(OutboxRoutes.SEND, exchange -> {
            exchange.setProperty(OutboxRoutes.ENDPOINT, endpoint(message.destination()));
            exchange.getMessage().setBody(body(message));
        });
        Exception fault = sent.getException();
        if (fault instanceof RuntimeException asIs) {
            throw asIs;
        }
        if (fault != null) {
            throw new RuntimeCamelException(fault);
        }
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

    private static Object body(OutgoingMessage message) {
        return switch (message.destination().service()) {
            case sqs -> toQueue(message);
            case sns -> List.of(toTopic(message));
        };
    }

    private static SendMessageBatchRequest toQueue(OutgoingMessage message) {
        Map<String, MessageAttributeValue> attributes = new HashMap<>();
        message.attributes()
                .forEach((name, value) -> attributes.put(
                        name,
                        MessageAttributeValue.builder()
                                .dataType(TEXT)
                                .stringValue(value)
                                .build()));
        var entry = SendMessageBatchRequestEntry.builder()
                .id(ENTRY)
                .messageBody(message.body())
                .messageAttributes(attributes);
        if (!message.group().isEmpty()) {
            entry.messageGroupId(message.group());
        }
        if (message.destination().isFifo()) {
            entry.messageDeduplicationId(message.deduplicationId());
        }
        return SendMessageBatchRequest.builder()
                .queueUrl(message.destination().address())
                .entries(entry.build())
                .build();
    }

    private static PublishBatchRequestEntry toTopic(OutgoingMessage message) {
        Map<String, software.amazon.awssdk.services.sns.model.MessageAttributeValue> attributes = new HashMap<>();
        message.attributes()
                .forEach((name, value) -> attributes.put(
                        name,
                        software.amazon.awssdk.services.sns.model.MessageAttributeValue.builder()
                                .dataType(TEXT)
                                .stringValue(value)
                                .build()));
        var entry = PublishBatchRequestEntry.builder()
                .id(ENTRY)
                .message(message.body())
                .messageAttributes(attributes);
        if (message.destination().isFifo()) {
            entry.messageGroupId(message.group()).messageDeduplicationId(message.deduplicationId());
        }
        return entry.build();
    }
}
