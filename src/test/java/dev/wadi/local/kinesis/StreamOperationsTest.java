package dev.wadi.local.kinesis;

import static dev.wadi.local.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.local.Clients;
import dev.wadi.local.LocalCloud;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import dev.wadi.local.RunningCloud;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ListStreamsResponse;
import software.amazon.awssdk.services.kinesis.model.StreamDescription;
import software.amazon.awssdk.services.kinesis.model.StreamDescriptionSummary;
import software.amazon.awssdk.services.kinesis.model.StreamMode;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;

class StreamOperationsTest {

    @RegisterExtension
    static final RunningCloud CLOUD = new RunningCloud(LocalCloudOptions.only(Part.KINESIS));

    private Clients clients;
    private KinesisClient client;

    @BeforeEach
    void connect() {
        clients = CLOUD.clients();
        client = clients.client(Part.KINESIS, KinesisClient.builder());
    }

    @Test
    void aNewStreamIsDescribedWithItsShardsOverAllHashKeys() {
        client.createStream(request -> request.streamName("orders").shardCount(3));
        StreamDescription stream =
                client.describeStream(request -> request.streamName("orders")).streamDescription();
        assertThat(stream.streamARN()).isEqualTo("arn:aws:kinesis:us-east-1:000000000000:stream/orders");
        assertThat(stream.streamStatus()).isEqualTo(StreamStatus.ACTIVE);
        assertThat(stream.retentionPeriodHours()).isEqualTo(24);
        assertThat(stream.hasMoreShards()).isFalse();
        assertThat(stream.streamCreationTimestamp())
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
        assertThat(stream.shards())
                .extracting(shard -> shard.hashKeyRange().startingHashKey())
                .containsExactly(
                        "0", "113427455640312821154458202477256070485", "226854911280625642308916404954512140970");
        assertThat(stream.shards().get(2).hashKeyRange().endingHashKey())
                .isEqualTo("340282366920938463463374607431768211455");
        assertThat(stream.shards())
                .allSatisfy(shard -> assertThat(shard.sequenceNumberRange().startingSequenceNumber())
                        .matches("\\d{56}"));
    }

    @Test
    void theSummaryCountsOpenShards() {
        client.createStream(request -> request.streamName("orders").shardCount(2));
        StreamDescriptionSummary summary = client.describeStreamSummary(request -> request.streamName("orders"))
                .streamDescriptionSummary();
        assertThat(summary.openShardCount()).isEqualTo(2);
        assertThat(summary.streamModeDetails().streamMode()).isEqualTo(StreamMode.PROVISIONED);
    }

    @Test
    void theSummarySaysHowLargeARecordMayBe() {
        client.createStream(request -> request.streamName("orders").shardCount(1));
        StreamDescriptionSummary usual = client.describeStreamSummary(request -> request.streamName("orders"))
                .streamDescriptionSummary();
        assertThat(usual.maxRecordSizeInKiB()).isEqualTo(1024);
        client.updateMaxRecordSize(
                request -> request.streamARN(usual.streamARN()).maxRecordSizeInKiB(10_240));
        assertThat(client.describeStreamSummary(request -> request.streamName("orders"))
                        .streamDescriptionSummary()
                        .maxRecordSizeInKiB())
                .isEqualTo(10_240);
    }

    @ParameterizedTest
    @ValueSource(ints = {1023, 10_241})
    void aRecordMayHaveOneToTenMebibytes(int kib) {
        client.createStream(request -> request.streamName("orders").shardCount(1));
        String arn = client.describeStreamSummary(request -> request.streamName("orders"))
                .streamDescriptionSummary()
                .streamARN();
        assertRefused(
                "ValidationException",
                "at 'maxRecordSizeInKiB' failed to satisfy constraint",
                () -> client.updateMaxRecordSize(
                        request -> request.streamARN(arn).maxRecordSizeInKiB(kib)));
        assertRefused(
                "ValidationException",
                "at 'maxRecordSizeInKiB' failed to satisfy constraint",
                () -> client.createStream(
                        request -> request.streamName("other").shardCount(1).maxRecordSizeInKiB(kib)));
    }

    @Test
    void anOnDemandStreamBeginsWithFourShards() {
        client.createStream(request ->
                request.streamName("orders").streamModeDetails(mode -> mode.streamMode(StreamMode.ON_DEMAND)));
        assertThat(client.describeStreamSummary(request -> request.streamName("orders"))
                        .streamDescriptionSummary()
                        .openShardCount())
                .isEqualTo(4);
    }

    @Test
    void anUnknownModeIsRefused() {
        assertRefused(
                "ValidationException",
                "at 'streamMode' failed to satisfy constraint: Member must satisfy enum value set: [PROVISIONED,"
                        + " ON_DEMAND]",
                () -> client.createStream(request ->
                        request.streamName("orders").streamModeDetails(mode -> mode.streamMode("SERVERLESS"))));
    }

    @Test
    void aDescriptionComesInPages() {
        client.createStream(request -> request.streamName("orders").shardCount(3));
        StreamDescription page = client.describeStream(
                        request -> request.streamName("orders").limit(1).exclusiveStartShardId("shardId-000000000000"))
                .streamDescription();
        assertThat(page.shards()).singleElement().satisfies(shard -> assertThat(shard.shardId())
                .isEqualTo("shardId-000000000001"));
        assertThat(page.hasMoreShards()).isTrue();
    }

    @Test
    void aStreamCanBeNamedByItsArn() {
        client.createStream(request -> request.streamName("orders").shardCount(1));
        assertThat(client.describeStreamSummary(
                                request -> request.streamARN("arn:aws:kinesis:us-east-1:000000000000:stream/orders"))
                        .streamDescriptionSummary()
                        .streamName())
                .isEqualTo("orders");
        assertRefused(
                "ResourceNotFoundException",
                "not found",
                () -> client.describeStreamSummary(
                        request -> request.streamARN("arn:aws:kinesis:eu-west-1:000000000000:stream/orders")));
    }

    @Test
    void streamsAreListedInPagesByName() {
        for (String name : new String[] {"c", "a", "b"}) {
            client.createStream(request -> request.streamName(name).shardCount(1));
        }
        ListStreamsResponse first = client.listStreams(request -> request.limit(2));
        assertThat(first.streamNames()).containsExactly("a", "b");
        assertThat(first.hasMoreStreams()).isTrue();
        ListStreamsResponse second = client.listStreams(request -> request.nextToken(first.nextToken()));
        assertThat(second.streamNames()).containsExactly("c");
        assertThat(second.hasMoreStreams()).isFalse();
    }

    @Test
    void aDeletedStreamIsGoneAndItsNameIsFree() {
        client.createStream(request -> request.streamName("orders").shardCount(1));
        client.deleteStream(request -> request.streamName("orders"));
        assertRefused(
                "ResourceNotFoundException",
                "Stream orders under account 000000000000 not found.",
                () -> client.describeStream(request -> request.streamName("orders")));
        client.createStream(request -> request.streamName("orders").shardCount(1));
    }

    @Test
    void aSecondStreamOfTheSameNameIsRefused() {
        client.createStream(request -> request.streamName("orders").shardCount(1));
        assertRefused(
                "ResourceInUseException",
                "Stream orders under account 000000000000 already exists.",
                () -> client.createStream(
                        request -> request.streamName("orders").shardCount(1)));
    }

    @Test
    void whatIsOutOfBoundsIsNamedAllAtOnce() {
        assertRefused(
                "ValidationException",
                "2 validation errors detected: Value 'no spaces' at 'streamName' failed to satisfy constraint: Member"
                        + " must satisfy regular expression pattern: [a-zA-Z0-9_.-]+; Value '0' at 'shardCount' failed"
                        + " to satisfy constraint: Member must have value greater than or equal to 1",
                () -> client.createStream(
                        request -> request.streamName("no spaces").shardCount(0)));
        assertRefused(
                "ValidationException",
                "1 validation error detected: Value null at 'streamName' failed to satisfy constraint: Member must not"
                        + " be null",
                () -> client.describeStream(request -> request.limit(1)));
    }

    @Test
    void anotherAccessKeyOrRegionSeesAnotherWorld() {
        client.createStream(request -> request.streamName("orders").shardCount(1));
        KinesisClient stranger = clients.withAccessKey("123456789012").client(Part.KINESIS, KinesisClient.builder());
        assertThat(stranger.listStreams().streamNames()).isEmpty();
        assertRefused(
                "ResourceNotFoundException",
                "Stream orders under account 123456789012 not found.",
                () -> stranger.describeStream(request -> request.streamName("orders")));
    }

    @Test
    void aNewStreamIsCreatingForAsLongAsWished() {
        LocalCloudOptions slow = LocalCloudOptions.only(Part.KINESIS).withTransition(Duration.ofSeconds(1));
        try (LocalCloud cloud = LocalCloud.start(slow);
                KinesisClient slowClient = Clients.of(cloud).client(Part.KINESIS, KinesisClient.builder())) {
            slowClient.createStream(request -> request.streamName("orders").shardCount(1));
            assertThat(status(slowClient)).isEqualTo(StreamStatus.CREATING);
            assertRefused(
                    "ResourceNotFoundException",
                    "not found",
                    () -> slowClient.putRecord(request ->
                            request.streamName("orders").partitionKey("k").data(SdkBytes.fromUtf8String("x"))));
            await().until(() -> status(slowClient) == StreamStatus.ACTIVE);
        }
    }

    private static StreamStatus status(KinesisClient client) {
        return client.describeStreamSummary(request -> request.streamName("orders"))
                .streamDescriptionSummary()
                .streamStatus();
    }
}
