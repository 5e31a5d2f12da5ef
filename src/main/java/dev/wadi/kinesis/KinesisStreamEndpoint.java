package dev.wadi.kinesis;

import java.time.Duration;
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
 * <p>Consumer: at least once, in order per shard. One exchange per poll of a shard, body {@code List<StreamRecord>}; the position moves on
 * when the exchange ended well. In this form the position is kept in memory: a restart begins at the initial position again.
 *
 * <p>Producer: body a list of {@link OutgoingRecord}; returns when every one of them is on the stream.
 */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "kinesis-stream",
        title = "Kinesis Stream",
        syntax = "kinesis-stream:streams",
        category = {Category.CLOUD, Category.MESSAGING})
public class KinesisStreamEndpoint extends DefaultEndpoint {
    /** Header of the exchange: the shard its records were read from. */
    public static final String SHARD_ID = "CamelKinesisStreamShardId";

    /** Header of the exchange: the stream its records were read from. */
    public static final String STREAM = "CamelKinesisStreamName";

    @UriPath(description = "Names of the streams, separated by commas.")
    @Metadata(required = true)
    private final List<String> streams;

    @UriParam(
            label = "consumer",
            defaultValue = "TRIM_HORIZON",
            description = "Where a shard is read from that has no position yet.")
    private InitialPosition initialPosition = InitialPosition.TRIM_HORIZON;

    @UriParam(label = "consumer", defaultValue = "1000", description = "Most records of one poll, 1 to 10000.")
    private int maxRecords = 1000;

    @UriParam(
            label = "consumer",
            defaultValue = "1s",
            description =
                    "Pause after a poll that found nothing new. The service takes 5 polls a second for each shard, all readers together.",
            javaType = "java.time.Duration")
    private Duration pollInterval = Duration.ofSeconds(1);

    @UriParam(
            label = "consumer",
            defaultValue = "10s",
            description = "How often to look for new shards.",
            javaType = "java.time.Duration")
    private Duration shardSyncInterval = Duration.ofSeconds(10);

    @UriParam(
            label = "common,advanced",
            defaultValue = "30s",
            description = "Longest pause between two attempts while the surrounding is at fault.",
            javaType = "java.time.Duration")
    private Duration maxBackoff = Duration.ofSeconds(30);

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
        KinesisStreamConsumer consumer = new KinesisStreamConsumer(this, processor);
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    public Producer createProducer() {
        return new KinesisStreamProducer(this);
    }

    public List<String> getStreams() {
        return streams;
    }

    public InitialPosition getInitialPosition() {
        return initialPosition;
    }

    public void setInitialPosition(InitialPosition initialPosition) {
        this.initialPosition = initialPosition;
    }

    public int getMaxRecords() {
        return maxRecords;
    }

    public void setMaxRecords(int maxRecords) {
        if (maxRecords < 1 || maxRecords > 10_000) {
            throw new IllegalArgumentException("maxRecords must be 1 to 10000, not " + maxRecords);
        }
        this.maxRecords = maxRecords;
    }

    public Duration getPollInterval() {
        return pollInterval;
    }

    public void setPollInterval(Duration pollInterval) {
        this.pollInterval = pollInterval;
    }

    public Duration getShardSyncInterval() {
        return shardSyncInterval;
    }

    public void setShardSyncInterval(Duration shardSyncInterval) {
        this.shardSyncInterval = shardSyncInterval;
    }

    public Duration getMaxBackoff() {
        return maxBackoff;
    }

    public void setMaxBackoff(Duration maxBackoff) {
        this.maxBackoff = maxBackoff;
    }
}
