package dev.wadi.source.kinesis;

import dev.wadi.edge.aws.AwsClients;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.http.nio.netty.SdkEventLoopGroup;
import software.amazon.awssdk.services.cloudwatch.CloudWatchAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;

/** The KCL's clients, shared by all consumers of a context and made when the first of them starts: those in the registry, else own ones. */
final class StreamClients implements AutoCloseable {
    /** What the SDK gives threads of its own. */
    private static final Duration QUIET = Duration.ofSeconds(2);

    private static final Duration AT_MOST = Duration.ofSeconds(15);

    private final CamelContext context;
    private final AwsClients clients;
    private final Map<Class<?>, SdkClient> own = new HashMap<>();
    /** Of the own ones. */
    private SdkEventLoopGroup threads;

    StreamClients(CamelContext context) {
        this.context = context;
        clients = AwsClients.of(context);
    }

    KinesisAsyncClient kinesis() {
        return client(
                KinesisAsyncClient.class, () -> clients.async("KINESIS", KinesisAsyncClient.builder(), threads()));
    }

    DynamoDbAsyncClient dynamoDb() {
        return client(
                DynamoDbAsyncClient.class, () -> clients.async("DYNAMODB", DynamoDbAsyncClient.builder(), threads()));
    }

    CloudWatchAsyncClient cloudWatch() {
        return client(
                CloudWatchAsyncClient.class,
                () -> clients.async("CLOUDWATCH", CloudWatchAsyncClient.builder(), threads()));
    }

    private synchronized <C extends SdkClient> C client(Class<C> type, Supplier<C> builder) {
        C bound = context.getRegistry().findSingleByType(type);
        return bound == null ? type.cast(own.computeIfAbsent(type, key -> builder.get())) : bound;
    }

    private SdkEventLoopGroup threads() {
        if (threads == null) {
            threads = SdkEventLoopGroup.builder().build();
        }
        return threads;
    }

    @Override
    public synchronized void close() {
        own.values().forEach(SdkClient::close);
        own.clear();
        if (threads != null) {
            // Connections of calls without an answer are closed now, each by a thread that tells another of it, so that
            // none may end before all are quiet. Nobody waits for that here; a client with threads of its own would.
            var unused = threads.eventLoopGroup()
                    .shutdownGracefully(QUIET.toMillis(), AT_MOST.toMillis(), TimeUnit.MILLISECONDS);
            threads = null;
        }
    }
}
