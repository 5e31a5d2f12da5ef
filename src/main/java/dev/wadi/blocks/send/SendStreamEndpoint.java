package dev.wadi.blocks.send;

import dev.wadi.blocks.EffectEndpoint;
import dev.wadi.blocks.FieldExpression;
import dev.wadi.delivery.outbox.ContentOptions;
import java.util.Optional;
import org.apache.camel.Category;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;

/**
 * Put what is made of each record on a Kinesis stream.
 *
 * <p>Up to 500 records in a call, those of one key in their order. At least once: a record that is delivered again is put again, the same.
 */
@UriEndpoint(
        firstVersion = "0.2.0",
        scheme = "send-stream",
        title = "Send Stream",
        syntax = "send-stream:stream",
        producerOnly = true,
        category = {Category.CLOUD, Category.MESSAGING})
public class SendStreamEndpoint extends EffectEndpoint {
    @UriPath(description = "Name of the stream.")
    @Metadata(required = true)
    private final String stream;

    @UriParam
    private final ContentOptions content = new ContentOptions();

    @UriParam(
            label = "producer",
            description =
                    "The partition key, by which records keep their order: text with expressions, 1 to 256 characters. Default: ${recordId}, by which a reader can tell one that is there twice.")
    private String key;

    public SendStreamEndpoint(String uri, SendStreamComponent component, String stream) {
        super(uri, component);
        this.stream = stream;
    }

    @Override
    public Producer createProducer() {
        return new SendStreamProducer(this);
    }

    /** Empty: the identity of the record. */
    Optional<FieldExpression> keyOption() {
        return Optional.ofNullable(expression("key", key));
    }

    public String getStream() {
        return stream;
    }

    public ContentOptions getContent() {
        return content;
    }

    public String getKey() {
        return key;
    }

    public void setKey(String key) {
        this.key = key;
    }
}
