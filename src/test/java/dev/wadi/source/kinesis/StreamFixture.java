package dev.wadi.source.kinesis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import dev.wadi.app.PlainContext;
import dev.wadi.delivery.BatchAccount;
import dev.wadi.delivery.Exposure;
import dev.wadi.delivery.Outcome;
import dev.wadi.delivery.RecordMessage;
import dev.wadi.delivery.RefusedRecordException;
import dev.wadi.delivery.RouteBatchHandler;
import dev.wadi.delivery.deadletter.ErrorHandling;
import dev.wadi.demo.process.CuttableProxy;
import dev.wadi.local.Clients;
import dev.wadi.local.Part;
import dev.wadi.local.RunningCloud;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck.State;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.HashKeyRange;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.Shard;

/** A stream, and a route that collects what comes out of it. */
final class StreamFixture implements AutoCloseable {
    static final String QUICK = "?pollInterval=200&failoverTime=3s&maxBackoff=100";

    /** Of all tests: to close one takes two seconds. */
    static final SdkAsyncHttpClient HTTP =
            NettyNioAsyncHttpClient.builder().protocol(Protocol.HTTP1_1).build();

    private final Clients clients;
    final KinesisClient client;
    final KinesisAsyncClient asyncClient;
    final DynamoDbAsyncClient dynamoDb;
    final CuttableProxy dynamoDbProxy;
    final DefaultCamelContext context = new PlainContext();
    final List<StreamRecord> arrived = new CopyOnWriteArrayList<>();
    final List<RefusedRecordException> letters = new CopyOnWriteArrayList<>();

    /** What a poll meets before it is collected. */
    interface Step {
        void look(List<StreamRecord> poll, Exchange exchange) throws Exception;
    }

    StreamFixture(RunningCloud cloud) {
        this(cloud.clients());
    }

    private StreamFixture(Clients clients) {
        this.clients = clients;
        client = clients.client(Part.KINESIS, KinesisClient.builder());
        asyncClient = clients.client(Part.KINESIS, KinesisAsyncClient.builder().httpClient(HTTP));
        dynamoDbProxy = new CuttableProxy(clients.endpoint(Part.DYNAMODB).getPort());
        dynamoDb = clients.withEndpoint(Part.DYNAMODB, URI.create("http://127.0.0.1:" + dynamoDbProxy.port()))
                .client(Part.DYNAMODB, DynamoDbAsyncClient.builder().httpClient(HTTP));
        context.getRegistry().bind(Exposure.NAME, new Exposure(true));
        context.getRegistry().bind("kinesis", KinesisClient.class, client);
        context.getRegistry().bind("kinesisAsync", KinesisAsyncClient.class, asyncClient);
        context.getRegistry().bind("dynamoDb", DynamoDbAsyncClient.class, dynamoDb);
    }

    /** Another instance of the application in the same world. */
    StreamFixture another() {
        return new StreamFixture(clients);
    }

    void createStream(String name, int shards) {
        client.createStream(request -> request.streamName(name).shardCount(shards));
    }

    void start(String uri, Step step) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            @SuppressWarnings("unchecked")
            public void configure() {
                errorHandler(noErrorHandler());
                from("kinesis-stream:" + uri).routeId("collect").process(exchange -> {
                    List<StreamRecord> poll = ((List<RecordMessage>)
                                    exchange.getMessage().getBody(List.class))
                            .stream()
                                    .map(message -> message.getBody(StreamRecord.class))
                                    .toList();
                    step.look(poll, exchange);
                    arrived.addAll(poll);
                    BatchAccount account = BatchAccount.of(exchange);
                    poll.stream()
                            .filter(record -> account.outcome(record).isEmpty())
                            .forEach(record -> account.done(record, Outcome.of("stored")));
                });
            }
        });
        startContext();
    }

    /** A route file as its user writes it, with the route {@code collect}. */
    void startFile(String yaml) throws Exception {
        context.addRoutes(new ErrorHandling());
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("strangers.camel.yaml", yaml));
        startContext();
    }

    private void startContext() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            @SuppressWarnings("unchecked")
            public void configure() {
                errorHandler(noErrorHandler());
                from(RouteBatchHandler.DEAD_LETTER_URI)
                        .process(
                                exchange -> letters.addAll(exchange.getMessage().getBody(List.class)));
            }
        });
        context.disableJMX();
        context.start();
    }

    void put(String stream, String key, String... texts) {
        for (String text : texts) {
            client.putRecord(
                    request -> request.streamName(stream).partitionKey(key).data(SdkBytes.fromUtf8String(text)));
        }
    }

    /** Texts {@code from} to {@code to - 1} under keys of their own. */
    void putMany(String stream, int from, int to) {
        client.putRecords(request -> request.streamName(stream)
                .records(IntStream.range(from, to)
                        .mapToObj(i -> PutRecordsRequestEntry.builder()
                                .partitionKey("key-" + i)
                                .data(SdkBytes.fromUtf8String(Integer.toString(i)))
                                .build())
                        .toList()));
    }

    void split(String stream, String shardId) {
        HashKeyRange range = shard(stream, shardId).hashKeyRange();
        BigInteger middle = new BigInteger(range.startingHashKey())
                .add(new BigInteger(range.endingHashKey()))
                .shiftRight(1);
        client.splitShard(
                request -> request.streamName(stream).shardToSplit(shardId).newStartingHashKey(middle.toString()));
    }

    void merge(String stream, String shardId, String adjacent) {
        client.mergeShards(
                request -> request.streamName(stream).shardToMerge(shardId).adjacentShardToMerge(adjacent));
    }

    private Shard shard(String stream, String shardId) {
        return client.listShards(request -> request.streamName(stream)).shards().stream()
                .filter(shard -> shard.shardId().equals(shardId))
                .findFirst()
                .orElseThrow();
    }

    KinesisStreamConsumer consumer() {
        return (KinesisStreamConsumer) context.getRoute("collect").getConsumer();
    }

    State readiness() {
        return consumer().getHealthCheck().call().getState();
    }

    int shardsHeld() {
        return consumer().shards().size();
    }

    static List<String> numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(Integer::toString).toList();
    }

    void awaitRecords(int count) {
        await().atMost(Duration.ofMinutes(2)).until(() -> arrived.size() >= count);
    }

    List<String> texts() {
        return arrived.stream().map(StreamFixture::text).toList();
    }

    static String text(StreamRecord record) {
        return new String(record.data(), UTF_8);
    }

    @Override
    public void close() {
        context.stop();
        client.close();
        asyncClient.close();
        dynamoDb.close();
        dynamoDbProxy.close();
    }
}
