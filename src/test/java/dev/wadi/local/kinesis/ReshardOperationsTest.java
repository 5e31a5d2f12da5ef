package dev.wadi.local.kinesis;

import static dev.wadi.local.Refusals.assertRefused;
import static dev.wadi.local.kinesis.KinesisFixture.FIRST_SHARD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.local.Clients;
import dev.wadi.local.LocalCloud;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import dev.wadi.local.RunningCloud;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.StreamMode;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;

/** Which changes of shards are done, and which are refused. */
class ReshardOperationsTest {

    @RegisterExtension
    static final RunningCloud CLOUD = new RunningCloud(LocalCloudOptions.only(Part.KINESIS));

    private static final String SECOND_SHARD = "shardId-000000000001";
    private static final String THIRD_SHARD = "shardId-000000000002";

    /** The first key of the upper half of all. */
    private static final String MIDDLE = "170141183460469231731687303715884105728";

    private KinesisClient client;
    private KinesisFixture stream;

    @BeforeEach
    void connect() {
        client = CLOUD.clients().client(Part.KINESIS, KinesisClient.builder());
    }

    @Test
    void aSplitClosesTheShardAndDividesItsKeysBetweenTwoChildren() {
        stream = KinesisFixture.withShards(client, 1);
        stream.split(FIRST_SHARD, MIDDLE);
        List<Shard> shards = stream.shards();
        assertThat(shards).hasSize(3);
        assertThat(shards.get(0).sequenceNumberRange().endingSequenceNumber())
                .matches("\\d{56}")
                .isGreaterThan(shards.get(0).sequenceNumberRange().startingSequenceNumber());
        assertThat(shards.subList(1, 3)).allSatisfy(child -> {
            assertThat(child.parentShardId()).isEqualTo(FIRST_SHARD);
            assertThat(child.adjacentParentShardId()).isNull();
            assertThat(child.sequenceNumberRange().endingSequenceNumber()).isNull();
            assertThat(child.sequenceNumberRange().startingSequenceNumber())
                    .isGreaterThan(shards.get(0).sequenceNumberRange().endingSequenceNumber());
        });
        assertThat(shards.get(1).hashKeyRange().endingHashKey()).isEqualTo("170141183460469231731687303715884105727");
        assertThat(shards.get(2).hashKeyRange().startingHashKey()).isEqualTo(MIDDLE);
        assertThat(client.describeStream(request -> request.streamName("orders"))
                        .streamDescription()
                        .shards())
                .isEqualTo(shards);
        assertThat(openShards(client)).isEqualTo(2);
    }

    @Test
    void aMergeClosesTwoShardsAndOpensOneForTheKeysOfBoth() {
        stream = KinesisFixture.withShards(client, 3);
        stream.merge(SECOND_SHARD, THIRD_SHARD);
        List<Shard> shards = stream.shards();
        assertThat(shards).hasSize(4);
        assertThat(shards.get(3).parentShardId()).isEqualTo(SECOND_SHARD);
        assertThat(shards.get(3).adjacentParentShardId()).isEqualTo(THIRD_SHARD);
        assertThat(shards.get(3).hashKeyRange().startingHashKey())
                .isEqualTo(shards.get(1).hashKeyRange().startingHashKey());
        assertThat(shards.get(3).hashKeyRange().endingHashKey())
                .isEqualTo(shards.get(2).hashKeyRange().endingHashKey());
        assertThat(openShards(client)).isEqualTo(2);
    }

    @Test
    void aSplitMustLeaveBothChildrenMoreThanOneKey() {
        stream = KinesisFixture.withShards(client, 2);
        String last = "340282366920938463463374607431768211455";
        for (String outside : List.of("0", MIDDLE, "170141183460469231731687303715884105729", last)) {
            assertRefused(
                    "InvalidArgumentException",
                    "NewStartingHashKey " + outside + " used in SplitShard() on shard " + SECOND_SHARD
                            + " in stream orders under account 000000000000 is not both greater than one plus the"
                            + " shard's StartingHashKey " + MIDDLE + " and less than the shard's EndingHashKey " + last
                            + ".",
                    () -> stream.split(SECOND_SHARD, outside));
        }
        stream.split(SECOND_SHARD, "170141183460469231731687303715884105730");
        assertThat(openShards(client)).isEqualTo(3);
    }

    @Test
    void onlyNeighboursAreMergedTheLowerOneFirst() {
        stream = KinesisFixture.withShards(client, 3);
        for (List<String> pair : List.of(
                List.of(FIRST_SHARD, THIRD_SHARD),
                List.of(SECOND_SHARD, FIRST_SHARD),
                List.of(FIRST_SHARD, FIRST_SHARD))) {
            assertRefused(
                    "InvalidArgumentException",
                    "Shards " + pair.get(0) + " and " + pair.get(1) + " in stream orders under account 000000000000 are"
                            + " not an adjacent pair of shards eligible for merging",
                    () -> stream.merge(pair.get(0), pair.get(1)));
        }
    }

    @Test
    void aClosedShardIsNotChangedAgain() {
        stream = KinesisFixture.withShards(client, 2);
        stream.merge(FIRST_SHARD, SECOND_SHARD);
        String message =
                "Shard shardId-000000000000 in stream orders under account 000000000000 has already been merged"
                        + " or split, and thus is not eligible for merging or splitting.";
        assertRefused("InvalidArgumentException", message, () -> stream.split(FIRST_SHARD, "5"));
        assertRefused("InvalidArgumentException", message, () -> stream.merge(FIRST_SHARD, SECOND_SHARD));
    }

    @Test
    void anUnknownStreamOrShardIsRefused() {
        stream = KinesisFixture.withShards(client, 1);
        assertRefused(
                "ResourceNotFoundException",
                "Could not find shard shardId-000000000007 in stream orders under account 000000000000.",
                () -> stream.split("shardId-7", MIDDLE));
        assertRefused(
                "ResourceNotFoundException",
                "Could not find shard nonsense in stream orders under account 000000000000.",
                () -> stream.merge(FIRST_SHARD, "nonsense"));
        assertRefused(
                "ResourceNotFoundException",
                "Stream none under account 000000000000 not found.",
                () -> new KinesisFixture(client, "none").split(FIRST_SHARD, MIDDLE));
        assertRefused(
                "ValidationException",
                "2 validation errors detected",
                () -> client.splitShard(request -> request.streamName("orders")));
        assertRefused(
                "ValidationException",
                "at 'newStartingHashKey' failed to satisfy constraint",
                () -> stream.split(FIRST_SHARD, "-5"));
    }

    @Test
    void anOnDemandStreamIsNotChanged() {
        client.createStream(request ->
                request.streamName("orders").streamModeDetails(mode -> mode.streamMode(StreamMode.ON_DEMAND)));
        stream = new KinesisFixture(client, "orders");
        String message = "Request is invalid. Stream orders under accountId 000000000000 is in On-Demand mode.";
        assertRefused("ValidationException", message, () -> stream.split(FIRST_SHARD, "5"));
        assertRefused("ValidationException", message, () -> stream.merge(FIRST_SHARD, SECOND_SHARD));
    }

    @Test
    void anAccountHasNoMoreThan20000Shards() {
        client.createStream(request -> request.streamName("most").shardCount(10_000));
        stream = KinesisFixture.withShards(client, 10_000);
        String message = "Current shard count for the account: 20000. Limit: 20000. Number of additional shards that"
                + " would have resulted from this request: 1.";
        assertRefused("LimitExceededException", message, () -> stream.split(FIRST_SHARD, "5"));
        assertRefused(
                "LimitExceededException",
                message,
                () -> client.createStream(request -> request.streamName("one").shardCount(1)));
    }

    @Test
    void aSixthChangeInASecondIsRefusedUnlessLimitsAreOff() {
        stream = KinesisFixture.withShards(client, 100);
        assertRefused(
                "LimitExceededException",
                "Rate exceeded for stream orders under account 000000000000.",
                () -> mergePairs(stream));
        try (LocalCloud cloud =
                        LocalCloud.start(LocalCloudOptions.only(Part.KINESIS).withoutLimits());
                KinesisClient unlimited = Clients.of(cloud).client(Part.KINESIS, KinesisClient.builder())) {
            mergePairs(KinesisFixture.withShards(unlimited, 100));
            assertThat(openShards(unlimited)).isEqualTo(50);
        }
    }

    @Test
    void aStreamThatIsUpdatingIsReadAndWrittenButNotChanged() {
        LocalCloudOptions slow = LocalCloudOptions.only(Part.KINESIS).withTransition(Duration.ofSeconds(1));
        try (LocalCloud cloud = LocalCloud.start(slow);
                KinesisClient slowClient = Clients.of(cloud).client(Part.KINESIS, KinesisClient.builder())) {
            stream = KinesisFixture.withShards(slowClient, 2);
            assertRefused(
                    "ResourceInUseException",
                    "Stream orders under account 000000000000 not ACTIVE, instead in state CREATING",
                    () -> stream.split(FIRST_SHARD, "5"));
            await().until(() -> status(slowClient) == StreamStatus.ACTIVE);
            stream.split(FIRST_SHARD, "5");
            assertThat(status(slowClient)).isEqualTo(StreamStatus.UPDATING);
            stream.put("meanwhile");
            assertRefused(
                    "ResourceInUseException",
                    "not ACTIVE, instead in state UPDATING",
                    () -> stream.split(SECOND_SHARD, "200000000000000000000000000000000000000"));
            await().until(() -> status(slowClient) == StreamStatus.ACTIVE);
        }
    }

    private static void mergePairs(KinesisFixture wide) {
        for (int i = 0; i < 100; i += 2) {
            wide.merge("shardId-" + i, "shardId-" + (i + 1));
        }
    }

    private static int openShards(KinesisClient client) {
        return client.describeStreamSummary(request -> request.streamName("orders"))
                .streamDescriptionSummary()
                .openShardCount();
    }

    private static StreamStatus status(KinesisClient client) {
        return client.describeStreamSummary(request -> request.streamName("orders"))
                .streamDescriptionSummary()
                .streamStatus();
    }
}
