package dev.wadi.blocks.send;

import dev.wadi.delivery.outbox.DirectSender;
import org.apache.camel.Category;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriPath;

/**
 * Send a message of each record to an SNS topic, at least once; outbox sends it once.
 *
 * <p>Up to 10 messages in a call. At least once: a record that is delivered again sends the same message with the same id.
 */
@UriEndpoint(
        firstVersion = "0.2.0",
        scheme = "send-topic",
        title = "Send Topic",
        syntax = "send-topic:topic",
        producerOnly = true,
        category = {Category.CLOUD, Category.MESSAGING})
public class SendTopicEndpoint extends MessageEndpoint {
    @UriPath(description = "ARN of the topic. One that ends in .fifo takes the same message once, for five minutes.")
    @Metadata(required = true)
    private final String topic;

    public SendTopicEndpoint(String uri, SendTopicComponent component, String topic) {
        super(uri, component);
        this.topic = topic;
    }

    @Override
    DirectSender sender() {
        return DirectSender.toTopic(getCamelContext(), topic);
    }

    public String getTopic() {
        return topic;
    }
}
