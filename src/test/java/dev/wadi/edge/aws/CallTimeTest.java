package dev.wadi.edge.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.wadi.app.PlainContext;
import dev.wadi.testing.SilentServer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsClient;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.nio.netty.SdkEventLoopGroup;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.SubscribeToShardResponseHandler;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** A server that takes the connection and never answers costs a call its time, and no more. */
class CallTimeTest {
    private static final SdkEventLoopGroup THREADS = SdkEventLoopGroup.builder().build();
    /** No attempt ends before the call does: which of the two times would end it else depends on the machine. */
    private static final CallTime SHORT = new CallTime(seconds(60), Duration.ofMillis(300));

    private static final String REGION = "aws.region";

    private final String regionBefore = System.getProperty(REGION);
    private final DefaultCamelContext context = new PlainContext();
    private final SilentServer server = new SilentServer();
    private final List<AwsRequestOverrideConfiguration> sent = new CopyOnWriteArrayList<>();

    @BeforeEach
    void begin() {
        System.setProperty(REGION, "eu-west-1");
        context.getRegistry()
                .bind(
                        "credentials",
                        AwsCredentialsProvider.class,
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")));
        context.getRegistry().bind("sent", ExecutionInterceptor.class, new ExecutionInterceptor() {
            @Override
            public void beforeMarshalling(Context.BeforeMarshalling call, ExecutionAttributes attributes) {
                ((AwsRequest) call.request()).overrideConfiguration().ifPresent(sent::add);
            }
        });
    }

    @AfterEach
    void end() throws Exception {
        context.close();
        server.close();
        if (regionBefore == null) {
            System.clearProperty(REGION);
        } else {
            System.setProperty(REGION, regionBefore);
        }
    }

    @Test
    void everyClientHasTimeOutsOfItsOwn() {
        AwsClients.bind(context);
        AwsClients clients = AwsClients.of(context);
        try (DynamoDbAsyncClient tables = clients.async("DYNAMODB", DynamoDbAsyncClient.builder(), THREADS);
                KinesisAsyncClient streams = clients.async("KINESIS", KinesisAsyncClient.builder(), THREADS);
                CloudWatchAsyncClient metrics = clients.async("CLOUDWATCH", CloudWatchAsyncClient.builder(), THREADS)) {
            List<AwsClient> all = Stream.of(
                            Stream.of(KinesisClient.class, SqsClient.class, SnsClient.class, SsmClient.class)
                                    .map(type ->
                                            (AwsClient) context.getRegistry().findSingleByType(type)),
                            Stream.of(AwsClients.client(context, DynamoDbClient.class), tables, streams, metrics))
                    .flatMap(some -> some)
                    .map(AwsClient.class::cast)
                    .toList();
            assertThat(all).hasSize(8).allSatisfy(client -> {
                ClientOverrideConfiguration override =
                        client.serviceClientConfiguration().overrideConfiguration();
                assertThat(override.apiCallTimeout().orElseThrow()).isBetween(seconds(10), seconds(40));
                assertThat(override.apiCallAttemptTimeout().orElseThrow()).isBetween(seconds(2), seconds(25));
            });
        }
    }

    @Test
    void aClientIsMadeWhenItIsLookedUpAndEndsWithItsContext() throws Exception {
        AwsClients.bind(context);
        context.start();
        BoundClients bound = BoundClients.of(context);
        assertThat(bound.made()).isZero();
        SsmClient parameters = AwsClients.client(context, SsmClient.class);
        assertThat(context.getRegistry().findSingleByType(SsmClient.class)).isSameAs(parameters);
        assertThat(bound.made()).isEqualTo(1);
        context.close();
        assertThat(bound.made()).as("still open").isZero();
    }

    @Test
    void thoseWhoAskAtTheSameTimeGetTheSameClient() {
        int asking = 8;
        CyclicBarrier together = new CyclicBarrier(asking);
        ExecutorService threads = Executors.newFixedThreadPool(asking);
        try {
            List<CompletableFuture<SsmClient>> clients = IntStream.range(0, asking)
                    .mapToObj(number -> CompletableFuture.supplyAsync(
                            () -> {
                                try {
                                    together.await();
                                } catch (Exception e) {
                                    throw new CompletionException(e);
                                }
                                return AwsClients.client(context, SsmClient.class);
                            },
                            threads))
                    .toList();
            assertThat(clients.stream().map(CompletableFuture::join).distinct()).hasSize(1);
        } finally {
            threads.shutdown();
        }
        assertThat(BoundClients.of(context).made()).isEqualTo(1);
    }

    @Test
    void aContextThatWadiDoesNotStartHasTheClientThatIsAskedFor() {
        SqsClient own = AwsClients.of(context).sync("SQS", SqsClient.builder(), SHORT);
        context.getRegistry().bind("own", SqsClient.class, own, null, "close");
        assertThat(AwsClients.client(context, SqsClient.class)).isSameAs(own);
        assertThat(AwsClients.client(context, SsmClient.class)).isNotNull();
        assertThat(context.getRegistry().findByType(SqsClient.class)).containsExactly(own);
    }

    @Test
    void aClientThatCamelBuildsForItselfHasOneToo() {
        try (SsmClient parameters = silent(SsmClient.builder(), new BoundedCalls(SHORT))) {
            assertThatThrownBy(() -> parameters.getParameter(request -> request.name("any")))
                    .isInstanceOf(ApiCallTimeoutException.class);
        }
        assertThat(server.connections()).isPositive();
        assertThat(sent).singleElement().satisfies(one -> assertThat(one.apiCallTimeout())
                .contains(SHORT.call()));
    }

    @Test
    void aSecretIsReadInLessTimeThanAStopTakes() {
        try (SecretsManagerClient secrets = silent(SecretsManagerClient.builder())) {
            assertThatThrownBy(() -> secrets.getSecretValue(request -> request.secretId("turbine/redis")))
                    .isInstanceOf(ApiCallTimeoutException.class);
        }
        assertThat(sent).singleElement().satisfies(one -> assertThat(one.apiCallTimeout())
                .contains(CallTime.SECRET.call()));
    }

    @Test
    void theSdkFindsTheInterceptorByItself() {
        try (SsmClient parameters = silent(SsmClient.builder())) {
            CompletableFuture<Void> call =
                    CompletableFuture.runAsync(() -> parameters.getParameter(p -> p.name("any")));
            await().atMost(seconds(60)).until(() -> !sent.isEmpty());
            assertThat(sent.get(0).apiCallTimeout()).contains(CallTime.OTHERS.call());
            server.close();
            assertThatThrownBy(() -> call.get(60, TimeUnit.SECONDS)).isNotNull();
        }
    }

    @Test
    void aSubscriptionMayLastItsFiveMinutes() {
        try (KinesisAsyncClient streams = AwsClients.of(context)
                .async("KINESIS", KinesisAsyncClient.builder().endpointOverride(server.uri()), THREADS)) {
            CompletableFuture<Void> subscription = streams.subscribeToShard(
                    request -> request.consumerARN("arn:aws:kinesis:eu-west-1:000000000000:stream/s/consumer/c:1")
                            .shardId("shardId-000000000000"),
                    SubscribeToShardResponseHandler.builder()
                            .subscriber(event -> {})
                            .build());
            await().atMost(seconds(60)).until(() -> !sent.isEmpty());
            assertThat(sent.get(0).apiCallTimeout().orElseThrow()).isGreaterThan(Duration.ofMinutes(5));
            subscription.cancel(true);
        }
    }

    @Test
    void theTimeOfAnAsynchronousCallIsItsRequests() {
        try (DynamoDbAsyncClient tables = silent(DynamoDbAsyncClient.builder(), new BoundedCalls(SHORT))) {
            assertThatThrownBy(() -> tables.listTables().join())
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(ApiCallTimeoutException.class);
        }
    }

    /** As Camel builds one: without anything of ours. */
    private <B extends AwsClientBuilder<B, C>, C> C silent(B builder, ExecutionInterceptor... interceptors) {
        URI uri = server.uri();
        return builder.endpointOverride(uri)
                .region(Region.EU_WEST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .overrideConfiguration(configuration -> {
                    Stream.of(interceptors).forEach(configuration::addExecutionInterceptor);
                    configuration.addExecutionInterceptor(
                            context.getRegistry().findSingleByType(ExecutionInterceptor.class));
                })
                .build();
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }
}
