package dev.wadi.edge.aws;

import java.beans.Introspector;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import software.amazon.awssdk.awscore.AwsClient;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** The clients in the registry of a context. Each is made when somebody looks it up by its type, and ends with the context. */
final class BoundClients implements AutoCloseable {
    /** Another service is another line. */
    private static final List<Kind<?, ?>> ALL = List.of(
            new Kind<>("KINESIS", KinesisClient.class, KinesisClient::builder, CallTime.OTHERS),
            new Kind<>("SQS", SqsClient.class, SqsClient::builder, CallTime.QUEUE),
            new Kind<>("SNS", SnsClient.class, SnsClient::builder, CallTime.OTHERS),
            new Kind<>("S3", S3Client.class, BoundClients::s3, CallTime.OBJECT),
            new Kind<>("DYNAMODB", DynamoDbClient.class, DynamoDbClient::builder, CallTime.TABLE),
            new Kind<>("SSM", SsmClient.class, SsmClient::builder, CallTime.PARAMETER));

    private final CamelContext context;
    private final AwsClients clients;
    private final Queue<AwsClient> made = new ConcurrentLinkedQueue<>();

    /** @param service as in {@code AWS_ENDPOINT_URL_<SERVICE>} */
    private record Kind<B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C extends AwsClient>(
            String service, Class<C> type, Supplier<B> builder, CallTime time) {

        /** Such as {@code kinesisClient}. */
        String name() {
            return Introspector.decapitalize(type.getSimpleName());
        }

        C make(AwsClients clients) {
            return clients.sync(service, builder.get(), time);
        }
    }

    private BoundClients(CamelContext context) {
        this.context = context;
        clients = AwsClients.of(context);
    }

    static BoundClients of(CamelContext context) {
        synchronized (context) {
            BoundClients bound = context.getRegistry().findSingleByType(BoundClients.class);
            if (bound == null) {
                bound = new BoundClients(context);
                context.getRegistry().bind("boundAwsClients", BoundClients.class, bound, null, "close");
            }
            return bound;
        }
    }

    /** A server that is none of AWS' own has seldom a host name for each bucket. */
    private static S3ClientBuilder s3() {
        return S3Client.builder().forcePathStyle(AwsClients.hasEndpoint("S3"));
    }

    /** How long a call of a service may last, also by an asynchronous client. */
    static CallTime time(String service) {
        return ALL.stream()
                .filter(kind -> kind.service().equals(service))
                .map(Kind::time)
                .findFirst()
                .orElse(CallTime.OTHERS);
    }

    void bindAll() {
        ALL.forEach(this::bind);
    }

    /** Binds the one of this type alone: the others may be somebody else's here. */
    void bind(Class<?> type) {
        ALL.stream().filter(kind -> kind.type().equals(type)).forEach(this::bind);
    }

    private void bind(Kind<?, ?> kind) {
        context.getRegistry().bind(kind.name(), kind.type(), (Supplier<Object>) () -> {
            AwsClient client = kind.make(clients);
            made.add(client);
            return client;
        });
    }

    int made() {
        return made.size();
    }

    @Override
    public void close() {
        for (Optional<AwsClient> one = next(); one.isPresent(); one = next()) {
            one.get().close();
        }
    }

    private Optional<AwsClient> next() {
        return Optional.ofNullable(made.poll());
    }
}
