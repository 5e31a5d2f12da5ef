package dev.wadi.blocks.send;

import dev.wadi.blocks.EffectEndpoint;
import dev.wadi.delivery.outbox.DirectSender;
import dev.wadi.delivery.outbox.MessageOptions;
import org.apache.camel.Component;
import org.apache.camel.Producer;
import org.apache.camel.spi.UriParam;

/** A step that sends a message of each record to one queue or topic. */
abstract class MessageEndpoint extends EffectEndpoint {
    @UriParam
    private final MessageOptions message = new MessageOptions();

    MessageEndpoint(String uri, Component component) {
        super(uri, component);
    }

    /** @throws IllegalArgumentException if the address is none */
    abstract DirectSender sender();

    @Override
    public Producer createProducer() {
        return new SendMessagesProducer(this);
    }

    public MessageOptions getMessage() {
        return message;
    }
}
