package dev.wadi.local.kinesis;

import static dev.wadi.local.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import dev.wadi.local.RunningCloud;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ListShardsResponse;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardFilterType;

class ShardListingTest {

    @RegisterExtension
    static final RunningCloud CLOUD = new RunningCloud(LocalCloudOptions.only(Part.KINESIS));

    private KinesisClient client;

    @BeforeEach
    void createStream() {
        client = CLOUD.clients().client(Part.KINESIS, KinesisClient.builder());
        KinesisFixture.withShards(client, 5);
    }

    @AfterEach
    void letTheClockGo() {
        CLOUD.clock().reset();
    }

    @Test
    void allShardsAreListedInOrder() {
        ListShardsResponse shards = client.listShards(request -> request.streamName("orders"));
        assertThat(numbers(shards)).containsExactly(0, 1, 2, 3, 4);
        assertThat(shards.nextToken()).isNull();
    }

    @Test
    void pagesFollowOneAnotherByTokenAlone() {
        ListShardsResponse first =
                client.listShards(request -> request.streamName("orders").maxResults(2));
        ListShardsResponse second = client.listShards(
                request -> request.nextToken(first.nextToken()).maxResults(2));
        ListShardsResponse third = client.listShards(request -> request.nextToken(second.nextToken()));
        assertThat(numbers(first)).containsExactly(0, 1);
        assertThat(numbers(second)).containsExactly(2, 3);
        assertThat(numbers(third)).containsExactly(4);
        assertThat(third.nextToken()).isNull();
    }

    @Test
    void aListingCanBeginAfterAShard() {
        assertThat(numbers(client.listShards(
                        request -> request.streamName("orders").exclusiveStartShardId("shardId-000000000002"))))
                .containsExactly(3, 4);
        assertThat(numbers(client.listShards(request -> request.streamName("orders")
                        .shardFilter(filter ->
                                filter.type(ShardFilterType.AFTER_SHARD_ID).shardId("shardId-000000000003")))))
                .containsExactly(4);
    }

    @Test
    void aStreamThatWasNeverReshardedIsTheSameUnderEachFilter() {
        for (ShardFilterType type : List.of(
                ShardFilterType.AT_LATEST, ShardFilterType.AT_TRIM_HORIZON, ShardFilterType.FROM_TRIM_HORIZON)) {
            assertThat(numbers(client.listShards(
                            request -> request.streamName("orders").shardFilter(filter -> filter.type(type)))))
                    .as(type.toString())
                    .containsExactly(0, 1, 2, 3, 4);
        }
    }

    @Test
    void noShardWasOpenBeforeTheStreamWas() {
        Instant before = Instant.now().minusSeconds(3_600);
        assertThat(numbers(client.listShards(request -> request.streamName("orders")
                        .shardFilter(filter ->
                                filter.type(ShardFilterType.AT_TIMESTAMP).timestamp(before)))))
                .isEmpty();
        assertThat(numbers(client.listShards(request -> request.streamName("orders")
                        .shardFilter(filter ->
                                filter.type(ShardFilterType.FROM_TIMESTAMP).timestamp(before)))))
                .hasSize(5);
    }

    @Test
    void aFilterWithoutWhatItNeedsIsRefused() {
        assertRefused(
                "InvalidArgumentException",
                "ShardId must be specified",
                () -> client.listShards(request -> request.streamName("orders")
                        .shardFilter(filter -> filter.type(ShardFilterType.AFTER_SHARD_ID))));
        assertRefused(
                "InvalidArgumentException",
                "Timestamp must be specified",
                () -> client.listShards(request ->
                        request.streamName("orders").shardFilter(filter -> filter.type(ShardFilterType.AT_TIMESTAMP))));
        assertRefused(
                "ValidationException",
                "Member must satisfy enum value set",
                () -> client.listShards(
                        request -> request.streamName("orders").shardFilter(filter -> filter.type("SOME_TIME"))));
    }

    @Test
    void aTokenExcludesTheStreamsName() {
        String token = client.listShards(request -> request.streamName("orders").maxResults(1))
                .nextToken();
        assertRefused(
                "InvalidArgumentException",
                "NextToken and StreamName cannot be provided together.",
                () -> client.listShards(request -> request.streamName("orders").nextToken(token)));
        assertRefused(
                "InvalidArgumentException",
                "NextToken and ExclusiveStartShardId cannot be provided together.",
                () -> client.listShards(
                        request -> request.nextToken(token).exclusiveStartShardId("shardId-000000000000")));
    }

    @Test
    void aTokenIsGoodForFiveMinutes() {
        Instant now = Instant.now();
        CLOUD.clock().set(now);
        String token = client.listShards(request -> request.streamName("orders").maxResults(1))
                .nextToken();
        CLOUD.clock().advance(Duration.ofMinutes(5));
        assertThat(numbers(client.listShards(request -> request.nextToken(token))))
                .hasSize(4);
        CLOUD.clock().advance(Duration.ofMillis(1));
        assertRefused(
                "ExpiredNextTokenException", "expired", () -> client.listShards(request -> request.nextToken(token)));
    }

    @Test
    void aTokenThatWasNeverHandedOutIsRefused() {
        assertRefused(
                "InvalidArgumentException",
                "Invalid NextToken.",
                () -> client.listShards(request -> request.nextToken("bm9uc2Vuc2U=")));
    }

    @Test
    void anUnknownStreamIsRefused() {
        assertRefused(
                "ResourceNotFoundException",
                "Stream none under account 000000000000 not found.",
                () -> client.listShards(request -> request.streamName("none")));
        assertRefused(
                "ValidationException",
                "less than or equal to 10000",
                () -> client.listShards(request -> request.streamName("orders").maxResults(10_001)));
    }

    private static List<Integer> numbers(ListShardsResponse response) {
        return response.shards().stream()
                .map(Shard::shardId)
                .map(id -> Integer.parseInt(id.substring("shardId-".length())))
                .toList();
    }
}
