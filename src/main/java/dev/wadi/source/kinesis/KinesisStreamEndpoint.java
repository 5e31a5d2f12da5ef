package dev.wadi.source.kinesis;

import java.util.List;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;

/**
 * Read and write Kinesis streams without loss.
 *
 * <p>Consumer: at least once, in order per shard. One exchange per poll of a shard, body a list of the records' messages; the position moves on
 * when the exchange ended well. Leases and positions are kept in DynamoDB by Amazon's Kinesis Client Library: instances share the shards.
 *
 * <p>Producer: body a list of {@link OutgoingRecord}; returns when every one of them is on the stream.
 */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "kinesis-stream",
        title = "Kinesis Stream",
        syntax = "kinesis-stream:streams",
        headersClass = KinesisStreamHeaders.class,
        category = {Category.CLOUD, Category.MESSAGING})
public class KinesisStreamEndpoint extends DefaultEndpoint {
    @UriPath(description = "Names of the streams, separated by commas.")
    @Metadata(required = true)
    private final List<String> streams;

    @UriParam
    private final KinesisStreamConfiguration configuration = new KinesisStreamConfiguration();

    public KinesisStreamEndpoint(String uri, KinesisStreamComponent component, List<String> streams) {
        super(uri, component);
        this.streams = List.copyOf(streams);
    }

    @Override
    public KinesisStreamComponent getComponent() {
        return (KinesisStreamComponent) super.getComponent();
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        configuration.requireReadable();
        KinesisStreamConsumer consumer = new KinesisStreamConsumer(this, processor);
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    public Producer createProducer() {
        if (streams.size() > 1) {
            throw new IllegalArgumentException(
                    "Records are put on one stream, but the endpoint names " + streams.size() + ": " + streams);
        }
        return new KinesisStreamProducer(this);
    }

    LeaseTables tables(String routeId) {
        return LeaseTables.of(configuration.getLeaseTable(), routeId);
    }

    /** What to do with a lease table that is another pipeline's. */
    String leaseOwner() {
        return getCamelContext().resolvePropertyPlaceholders("{{" + LeaseOwner.SETTING + ":check}}");
    }

    public List<String> getStreams() {
        return streams;
    }

    public KinesisStreamConfiguration getConfiguration() {
        return configuration;
    }
}
