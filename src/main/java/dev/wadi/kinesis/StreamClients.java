package dev.wadi.kinesis;

import dev.wadi.aws.AwsClients;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;

/** The KCL's clients, shared by all consumers of a context and made when the first of them starts: those in the registry, else own ones. */
final class StreamClients implements AutoCloseable {
    private final CamelContext context;
    private final AwsClients clients;
    private final Map<Class<?>, SdkClient> own = new HashMap<>();

    StreamClients(CamelContext context) {
        this.context = context;
        clients = AwsClients.of(context);
    }

    KinesisAsyncClient kinesis() {
        return client(KinesisAsyncClient.class, () -> clients.async("KINESIS", KinesisAsyncClient.builder()));
    }

    DynamoDbAsyncClient dynamoDb() {
        return client(DynamoDbAsyncClient.class, () -> clients.async("DYNAMODB", DynamoDbAsyncClient.builder()));
    }

    CloudWatchAsyncClient cloudWatch() {
        return client(CloudWatchAsyncClient.class, () -> clients.async("CLOUDWATCH", CloudWatchAsyncClient.builder()));
    }

    private synchronized <C extends SdkClient> C client(Class<C> type, Supplier<C> builder) {
        C bound = context.getRegistry().findSingleByType(type);
        return bound == null ? type.cast(own.computeIfAbsent(type, key -> builder.get())) : bound;
    }

    @Override
    public synchronized void close() {
        // each waits two seconds for late answers
        own.values().parallelStream().forEach(SdkClient::close);
        own.clear();
    }
}
