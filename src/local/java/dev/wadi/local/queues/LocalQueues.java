package dev.wadi.local.queues;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.apache5.ProxyConfiguration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The queues of the local cloud, for a part that sends to them. There are none where the cloud runs without SQS. */
public final class LocalQueues implements AutoCloseable {
    private final CompletableFuture<SqsClient> sqs;

    /** @param queues where SQS listens, once it is up */
    public LocalQueues(CompletableFuture<URI> queues) {
        sqs = queues.thenApply(LocalQueues::client);
    }

    private static SqsClient client(URI queues) {
        // a proxy in the environment has no business between two parts of the local cloud
        Apache5HttpClient.Builder direct = Apache5HttpClient.builder()
                .proxyConfiguration(ProxyConfiguration.builder()
                        .useSystemPropertyValues(false)
                        .useEnvironmentVariableValues(false)
                        .build());
        return SqsClient.builder()
                .httpClientBuilder(direct)
                .endpointOverride(queues)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "any")))
                .build();
    }

    /** @throws IllegalStateException where there are none */
    public SqsClient client() {
        SqsClient client = sqs.getNow(null);
        if (client == null) {
            throw new IllegalStateException("this local cloud runs without SQS");
        }
        return client;
    }

    /** The URL of the queue with this ARN. */
    public String url(String arn) {
        String name = name(arn);
        return client().getQueueUrl(named -> named.queueName(name)).queueUrl();
    }

    /** The last part of an ARN. */
    public static String name(String arn) {
        return arn.substring(arn.lastIndexOf(':') + 1);
    }

    @Override
    public void close() {
        SqsClient client = sqs.getNow(null);
        if (client != null) {
            client.close();
        }
    }
}
