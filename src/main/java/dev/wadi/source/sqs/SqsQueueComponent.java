package dev.wadi.source.sqs;

import dev.wadi.source.SourceSettings;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Endpoint;
import org.apache.camel.component.aws2.sqs.Sqs2Configuration;
import org.apache.camel.component.aws2.sqs.client.Sqs2ClientFactory;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;
import software.amazon.awssdk.services.sqs.SqsClient;

/** {@code sqs-queue:NAME_OR_URL}; region, credentials and endpoint come from the AWS SDK's own chain. */
@Component("sqs-queue")
public class SqsQueueComponent extends DefaultComponent {

    @Metadata(
            label = "advanced",
            autowired = true,
            description =
                    "The client of the queue. Default: the one in the registry, else one by the SDK's own chains.")
    private SqsClient amazonSQSClient;

    private final Set<SqsQueueConsumer> consumers = ConcurrentHashMap.newKeySet();
    private boolean ownClient;

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        if (remaining.isBlank()) {
            throw new IllegalArgumentException("sqs-queue needs a queue: sqs-queue:NAME_OR_URL");
        }
        SqsQueueEndpoint endpoint = new SqsQueueEndpoint(uri, this, remaining.strip());
        SourceSettings.fill(getCamelContext(), parameters, SourceSettings.SQS_QUEUE, Map.of());
        setProperties(endpoint, parameters);
        return endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        if (amazonSQSClient == null) {
            Sqs2Configuration byTheChains = new Sqs2Configuration();
            byTheChains.setUseDefaultCredentialsProvider(true);
            amazonSQSClient = Sqs2ClientFactory.getSqsClient(byTheChains);
            ownClient = true;
        }
        super.doStart();
    }

    @Override
    protected void doShutdown() throws Exception {
        if (ownClient) {
            amazonSQSClient.close();
        }
        super.doShutdown();
    }

    void add(SqsQueueConsumer consumer) {
        consumers.add(consumer);
    }

    void remove(SqsQueueConsumer consumer) {
        consumers.remove(consumer);
    }

    /** All of them begin to stop, each by itself. */
    void stopConsumers() {
        consumers.forEach(SqsQueueConsumer::beginStop);
    }

    public SqsClient getAmazonSQSClient() {
        return amazonSQSClient;
    }

    public void setAmazonSQSClient(SqsClient amazonSQSClient) {
        this.amazonSQSClient = amazonSQSClient;
    }
}
