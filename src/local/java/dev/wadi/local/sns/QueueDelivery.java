package dev.wadi.local.sns;

import dev.wadi.local.queues.LocalQueues;
import java.net.URI;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/**
 * Sends messages to subscribed queues, one after the other in the order of their publication. What a queue does not
 * take is lost, with a warning: on AWS too, where the fault is the subscriber's and there is no redrive policy.
 */
final class QueueDelivery implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(QueueDelivery.class);

    /** A queue takes no raw message with more. */
    private static final int MOST_ATTRIBUTES = 10;

    private final ExecutorService sender = Executors.newSingleThreadExecutor(QueueDelivery::thread);
    private final LocalQueues queues;

    QueueDelivery(CompletableFuture<URI> queues) {
        this.queues = new LocalQueues(queues);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "sns-delivery");
        thread.setDaemon(true);
        return thread;
    }

    void deliver(PublishedMessage publication, Subscription subscription) {
        boolean raw = subscription.raw();
        sender.execute(() -> {
            try {
                send(publication, subscription, raw);
            } catch (SdkException | IllegalStateException e) {
                LOG.warn(
                        "{} did not get a message of {}",
                        subscription.queueArn(),
                        subscription.topic().arn(),
                        e);
            }
        });
    }

    private void send(PublishedMessage publication, Subscription subscription, boolean raw) {
        SqsClient client = queues.client();
        if (raw && publication.attributes().size() > MOST_ATTRIBUTES) {
            throw new IllegalStateException("a raw message may not have more than 10 attributes");
        }
        String queue = LocalQueues.name(subscription.queueArn());
        SendMessageRequest.Builder request = SendMessageRequest.builder().queueUrl(queues.url(subscription.queueArn()));
        if (raw) {
            request.messageBody(publication.body()).messageAttributes(attributes(publication));
        } else {
            request.messageBody(Notification.text(publication, subscription));
        }
        if (queue.endsWith(".fifo")) {
            publication.order().ifPresent(order -> request.messageGroupId(order.group())
                    .messageDeduplicationId(order.deduplicationId()));
        }
        client.sendMessage(request.build());
    }

    private static Map<String, MessageAttributeValue> attributes(PublishedMessage publication) {
        return publication.attributes().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> attribute(entry.getValue())));
    }

    private static MessageAttributeValue attribute(MessageAttribute attribute) {
        MessageAttributeValue.Builder value = MessageAttributeValue.builder().dataType(attribute.type());
        return attribute.binary()
                ? value.binaryValue(SdkBytes.fromByteArray(Base64.getDecoder().decode(attribute.value())))
                        .build()
                : value.stringValue(attribute.value()).build();
    }

    /** Messages that are still under way are given up. */
    @Override
    public void close() {
        sender.shutdownNow();
        queues.close();
    }
}
