package dev.wadi.source.kinesis;

import dev.wadi.source.SourceSettings;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.camel.Endpoint;
import org.apache.camel.component.aws2.kinesis.Kinesis2Configuration;
import org.apache.camel.component.aws2.kinesis.client.KinesisClientFactory;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/** {@code kinesis-stream:NAME[,NAME...]}; region, credentials and endpoint come from the AWS SDK's own chain unless configured here. */
@Component("kinesis-stream")
public class KinesisStreamComponent extends DefaultComponent {
    private static final Map<String, String> OF_THE_WHOLE = Map.of(
            "failoverTime", "wadi.kinesis-failover-time",
            "enhancedFanOut", "wadi.kinesis-enhanced-fan-out",
            "cloudWatchMetrics", "wadi.kinesis-cloudwatch-metrics");

    @Metadata(
            label = "advanced",
            autowired = true,
            description =
                    "The client of the producer. Default: the one in the registry, else one by the SDK's own chains.")
    private KinesisClient amazonKinesisClient;

    /** Most of its options belong to consumers that are not used here. */
    @Metadata(skip = true)
    private Kinesis2Configuration configuration = new Kinesis2Configuration();

    private final Set<KinesisStreamConsumer> consumers = ConcurrentHashMap.newKeySet();
    private final Set<String> ownedTables = ConcurrentHashMap.newKeySet();
    private boolean ownClient;
    private StreamClients clients;

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        List<String> streams = Stream.of(remaining.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
        if (streams.isEmpty()) {
            throw new IllegalArgumentException("kinesis-stream needs the name of a stream: kinesis-stream:NAME");
        }
        KinesisStreamEndpoint endpoint = new KinesisStreamEndpoint(uri, this, streams);
        SourceSettings.fill(getCamelContext(), parameters, SourceSettings.KINESIS_STREAM, OF_THE_WHOLE);
        setProperties(endpoint, parameters);
        return endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        if (amazonKinesisClient == null) {
            if (configuration.getAccessKey() == null && !configuration.isUseProfileCredentialsProvider()) {
                configuration.setUseDefaultCredentialsProvider(true);
            }
            amazonKinesisClient = KinesisClientFactory.getKinesisClient(configuration);
            ownClient = true;
        }
        clients = new StreamClients(getCamelContext());
        super.doStart();
    }

    @Override
    protected void doShutdown() throws Exception {
        if (clients != null) {
            clients.close();
        }
        if (ownClient) {
            amazonKinesisClient.close();
        }
        super.doShutdown();
    }

    /** Tables of leases that were those of this process at some time. */
    Set<String> ownedTables() {
        return ownedTables;
    }

    void add(KinesisStreamConsumer consumer) {
        consumers.add(consumer);
    }

    void remove(KinesisStreamConsumer consumer) {
        consumers.remove(consumer);
    }

    /** All of them begin to stop, each by itself. */
    void stopConsumers() {
        consumers.forEach(KinesisStreamConsumer::beginStop);
    }

    /** What the consumers need; usable once the component is started. */
    StreamClients clients() {
        return clients;
    }

    public KinesisClient getAmazonKinesisClient() {
        return amazonKinesisClient;
    }

    public void setAmazonKinesisClient(KinesisClient amazonKinesisClient) {
        this.amazonKinesisClient = amazonKinesisClient;
    }

    public Kinesis2Configuration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(Kinesis2Configuration configuration) {
        this.configuration = configuration;
    }
}
