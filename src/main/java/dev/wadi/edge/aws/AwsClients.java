package dev.wadi.edge.aws;

import dev.wadi.settings.SettingException;
import dev.wadi.settings.TimeSpan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.camel.CamelContext;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.AwsClient;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.builder.SdkAsyncClientBuilder;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.SdkEventLoopGroup;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Makes the clients, and binds those that Camel's components pick up from the registry. Region, credentials and endpoints come from the SDK's chains, so
 * {@code AWS_ENDPOINT_URL} and {@code AWS_ENDPOINT_URL_<SERVICE>} work as everywhere. Interceptors and credentials bound in the registry
 * are used: the edge at which a scenario injects faults and keeps its world apart.
 */
public final class AwsClients {
    /** Setting of {@link #sendTimeout}. */
    public static final String SEND_TIMEOUT = "wadi.send-timeout";

    private static final String CBOR = "aws.cborEnabled";
    /** Of one client; the SDK's 50 are too few for a poll of each of many shards, or for many consumers that each wait in a poll. */
    private static final int CONNECTIONS = 250;
    /** So that an address that moved is found, also by a client whose connections are never idle. */
    private static final Duration LIFE_OF_CONNECTION = Duration.ofMinutes(1);

    private final AwsCredentialsProvider credentials;
    private final List<ExecutionInterceptor> interceptors = new ArrayList<>();
    private final CallTime sending;

    private AwsClients(CamelContext context) {
        credentials = context.getRegistry().findSingleByType(AwsCredentialsProvider.class);
        interceptors.add(new ResourceNaming());
        interceptors.addAll(context.getRegistry().findByType(ExecutionInterceptor.class));
        sending = CallTime.within(sendTimeout(context));
    }

    public static AwsClients of(CamelContext context) {
        return new AwsClients(context);
    }

    /** How long a call that sends to a queue or topic may last, all attempts together. */
    public static Duration sendTimeout(CamelContext context) {
        return TimeSpan.ofSeconds(context.resolvePropertyPlaceholders(
                "{{" + SEND_TIMEOUT + ":" + CallTime.OTHERS.call().toSeconds() + "}}"));
    }

    /** What is missing for any client to be made. */
    public static List<SettingException> problems() {
        try {
            region();
            return List.of();
        } catch (SettingException e) {
            return List.of(e);
        }
    }

    /** @throws SettingException if there is no region anywhere */
    public static void bind(CamelContext context) {
        String region = region();
        preferJsonOverPlainHttp();
        BoundClients.of(context).bindAll();
        // {{aws:...}} follows the same chains
        var vault = context.getVaultConfiguration().aws();
        if (vault.getRegion() == null) {
            vault.setRegion(region);
            vault.setDefaultCredentialsProvider(true);
        }
    }

    /** The bound one; where Camel was not started by Wadi, it is bound now. */
    public static <C extends AwsClient> C client(CamelContext context, Class<C> type) {
        // two beans or consumers that ask at the same time get the same one
        synchronized (context) {
            C bound = context.getRegistry().findSingleByType(type);
            if (bound != null) {
                return bound;
            }
            BoundClients.of(context).bind(type);
            return context.getRegistry().findSingleByType(type);
        }
    }

    public static DynamoDbClient dynamoDb(CamelContext context) {
        return client(context, DynamoDbClient.class);
    }

    public static S3Client s3(CamelContext context) {
        return client(context, S3Client.class);
    }

    /**
     * An asynchronous client; who asks for it closes it, and then its threads.
     *
     * @param service as in {@code AWS_ENDPOINT_URL_<SERVICE>}
     * @param threads may be shared by several clients
     */
    public <B extends AwsClientBuilder<B, C> & SdkAsyncClientBuilder<B, C>, C> C async(
            String service, B builder, SdkEventLoopGroup threads) {
        NettyNioAsyncHttpClient.Builder http = HttpClients.async(isPlain(service))
                .eventLoopGroup(threads)
                .maxConcurrency(CONNECTIONS)
                .connectionTimeToLive(LIFE_OF_CONNECTION);
        if (isPlain(service)) {
            // without TLS nothing tells whether the other side speaks HTTP/2, which Kinesis would be asked with
            http.protocol(Protocol.HTTP1_1);
        }
        return build(builder.httpClientBuilder(http), BoundClients.time(service));
    }

    /** @param service as in {@code AWS_ENDPOINT_URL_<SERVICE>} */
    <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> C sync(
            String service, B builder, CallTime time) {
        return build(
                builder.httpClientBuilder(HttpClients.sync(isPlain(service))
                        .maxConnections(CONNECTIONS)
                        .connectionTimeToLive(LIFE_OF_CONNECTION)),
                time);
    }

    <B extends AwsClientBuilder<B, C>, C> C build(B builder, CallTime time) {
        if (credentials != null) {
            builder.credentialsProvider(credentials);
        }
        builder.overrideConfiguration(configuration -> {
            interceptors.forEach(configuration::addExecutionInterceptor);
            time.limit(configuration);
            configuration.putExecutionAttribute(BoundedCalls.SENDING, sending);
        });
        return builder.build();
    }

    /** @throws SettingException if there is none anywhere */
    public static String region() {
        try {
            return DefaultAwsRegionProviderChain.builder().build().getRegion().id();
        } catch (SdkClientException e) {
            throw new SettingException(
                    "AWS_REGION",
                    "is missing: no region in the environment, the AWS profile or the instance",
                    "AWS_REGION=eu-west-1");
        }
    }

    /** A server behind plain http is none of AWS' own, and few others speak the binary form of Kinesis. */
    private static void preferJsonOverPlainHttp() {
        if (isPlain("KINESIS") && System.getProperty(CBOR) == null) {
            System.setProperty(CBOR, "false");
        }
    }

    /** @param service as in {@code AWS_ENDPOINT_URL_<SERVICE>}; empty for what holds for those without an endpoint of their own */
    static boolean isPlain(String service) {
        return ownEndpoint(service).filter(url -> url.startsWith("http:")).isPresent();
    }

    /** The same: whether the environment names an endpoint, so that it may be none of AWS' own. */
    static boolean hasEndpoint(String service) {
        return ownEndpoint(service).isPresent();
    }

    private static Optional<String> ownEndpoint(String service) {
        return endpoint(service).or(() -> endpoint(""));
    }

    private static Optional<String> endpoint(String service) {
        String variable = "AWS_ENDPOINT_URL" + (service.isEmpty() ? "" : "_" + service);
        return AwsEnvironment.property(variable)
                .map(System::getProperty)
                .or(() -> Optional.ofNullable(System.getenv(variable)));
    }
}
