package dev.wadi.blocks.send;

import dev.wadi.delivery.outbox.DirectSender;
import org.apache.camel.Category;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriPath;

/**
 * Send a message of each record to an SQS queue, at least once; outbox sends it once.
 *
 * <p>Up to 10 messages in a call. At least once: a record that is delivered again sends the same message with the same id.
 */
@UriEndpoint(
        firstVersion = "0.2.0",
        scheme = "send-queue",
        title = "Send Queue",
        syntax = "send-queue:queue",
        producerOnly = true,
        category = {Category.CLOUD, Category.MESSAGING})
public class SendQueueEndpoint extends MessageEndpoint {
    @UriPath(description = "URL of the queue. One that ends in .fifo takes the same message once, for five minutes.")
    @Metadata(required = true)
    private final String queue;

    public SendQueueEndpoint(String uri, SendQueueComponent component, String queue) {
        super(uri, component);
        this.queue = queue;
    }

    @Override
    DirectSender sender() {
        return DirectSender.toQueue(getCamelContext(), queue);
    }

    public String getQueue() {
        return queue;
    }
}
