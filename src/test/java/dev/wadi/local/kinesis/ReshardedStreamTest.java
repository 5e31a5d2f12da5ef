package dev.wadi.local.kinesis;

import static dev.wadi.local.Refusals.assertRefused;
import static dev.wadi.local.kinesis.KinesisFixture.FIRST_SHARD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import dev.wadi.local.RunningCloud;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ChildShard;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResultEntry;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardFilterType;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/** What readers and writers see of a stream whose shards were changed. */
class ReshardedStreamTest {

    @RegisterExtension
    static final RunningCloud CLOUD =
            new RunningCloud(LocalCloudOptions.only(Part.KINESIS).withoutLimits());

    private static final String LOWER_CHILD = "shardId-000000000001";
    private static final String UPPER_CHILD = "shardId-000000000002";
    private static final String MIDDLE = "170141183460469231731687303715884105728";

    private KinesisClient client;
    private KinesisFixture stream;

    @BeforeEach
    void createStream() {
        client = CLOUD.clients().client(Part.KINESIS, KinesisClient.builder());
        stream = KinesisFixture.withShards(client, 1);
    }

    @AfterEach
    void letTheClockGo() {
        CLOUD.clock().reset();
    }

    @Test
    void aClosedShardIsReadToItsEndWhichNamesTheChildren() {
        stream.put("first");
        stream.put("last");
        stream.split(FIRST_SHARD, MIDDLE);
        String start = stream.iterator(ShardIteratorType.TRIM_HORIZON);
        GetRecordsResponse first =
                client.getRecords(request -> request.shardIterator(start).limit(1));
        assertThat(first.nextShardIterator()).isNotNull();
        assertThat(first.childShards()).isEmpty();
        GetRecordsResponse last = stream.read(first.nextShardIterator());
        assertThat(KinesisFixture.texts(last.records())).containsExactly("last");
        assertThat(last.nextShardIterator()).isNull();
        assertThat(last.millisBehindLatest()).isZero();
        assertThat(last.childShards()).extracting(ChildShard::shardId).containsExactly(LOWER_CHILD, UPPER_CHILD);
        assertThat(last.childShards())
                .allSatisfy(child -> assertThat(child.parentShards()).containsExactly(FIRST_SHARD));
        assertThat(last.childShards().get(1).hashKeyRange().startingHashKey()).isEqualTo(MIDDLE);
    }

    @Test
    void eachWayIntoAClosedShardsEndLeadsToTheChildren() {
        String waiting = stream.iterator(ShardIteratorType.LATEST);
        String only = stream.put("only");
        String after = stream.iterator(ShardIteratorType.AFTER_SEQUENCE_NUMBER, only);
        stream.split(FIRST_SHARD, MIDDLE);
        String ending = stream.shards().get(0).sequenceNumberRange().endingSequenceNumber();
        for (String iterator : List.of(
                after,
                stream.iterator(ShardIteratorType.LATEST),
                stream.iterator(ShardIteratorType.AFTER_SEQUENCE_NUMBER, ending))) {
            assertThat(stream.read(iterator).records()).isEmpty();
            assertThat(stream.read(iterator).childShards()).hasSize(2);
        }
        assertThat(stream.texts(waiting)).containsExactly("only");
        assertThat(stream.read(waiting).childShards()).hasSize(2);
    }

    @Test
    void theChildOfAMergeNamesBothParents() {
        stream.split(FIRST_SHARD, MIDDLE);
        stream.merge(LOWER_CHILD, UPPER_CHILD);
        String end = client.getShardIterator(request -> request.streamName("orders")
                        .shardId(UPPER_CHILD)
                        .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                .shardIterator();
        assertThat(stream.read(end).childShards()).singleElement().satisfies(child -> {
            assertThat(child.shardId()).isEqualTo("shardId-000000000003");
            assertThat(child.parentShards()).containsExactly(LOWER_CHILD, UPPER_CHILD);
        });
    }

    @Test
    void recordsGoToTheChildThatHasTheirKey() {
        stream.split(FIRST_SHARD, MIDDLE);
        List<PutRecordsResultEntry> results = client.putRecords(
                        request -> request.streamName("orders").records(withHashKey("0"), withHashKey(MIDDLE)))
                .records();
        assertThat(results).extracting(PutRecordsResultEntry::shardId).containsExactly(LOWER_CHILD, UPPER_CHILD);
    }

    @Test
    void aFilterChoosesTheShardsOfItsTime() {
        Instant created = Instant.now();
        CLOUD.clock().set(created.plusSeconds(60));
        stream.split(FIRST_SHARD, MIDDLE);
        Instant between = created.plusSeconds(30);
        Instant after = created.plusSeconds(90);
        CLOUD.clock().set(created.plusSeconds(120));
        assertThat(ids(ShardFilterType.AT_LATEST, after)).containsExactly(LOWER_CHILD, UPPER_CHILD);
        assertThat(ids(ShardFilterType.AT_TRIM_HORIZON, after)).containsExactly(FIRST_SHARD);
        assertThat(ids(ShardFilterType.FROM_TRIM_HORIZON, after)).hasSize(3);
        assertThat(ids(ShardFilterType.AT_TIMESTAMP, between)).containsExactly(FIRST_SHARD);
        assertThat(ids(ShardFilterType.AT_TIMESTAMP, after)).containsExactly(LOWER_CHILD, UPPER_CHILD);
        assertThat(ids(ShardFilterType.FROM_TIMESTAMP, between)).hasSize(3);
        assertThat(ids(ShardFilterType.FROM_TIMESTAMP, after)).containsExactly(LOWER_CHILD, UPPER_CHILD);
    }

    @Test
    void aClosedShardGoesAwayWithItsLastRecord() {
        CLOUD.clock().set(Instant.now());
        stream.split(FIRST_SHARD, MIDDLE);
        CLOUD.clock().advance(Duration.ofDays(1));
        assertThat(stream.shards()).hasSize(3);
        CLOUD.clock().advance(Duration.ofMillis(1));
        assertThat(stream.shards()).extracting(Shard::shardId).containsExactly(LOWER_CHILD, UPPER_CHILD);
        assertThat(stream.shards())
                .allSatisfy(child -> assertThat(child.parentShardId()).isEqualTo(FIRST_SHARD));
        assertThat(ids(ShardFilterType.AT_TRIM_HORIZON, Instant.EPOCH)).containsExactly(LOWER_CHILD, UPPER_CHILD);
        assertRefused(
                "ResourceNotFoundException",
                "Shard shardId-000000000000 in stream orders under account 000000000000 does not exist",
                () -> stream.iterator(ShardIteratorType.TRIM_HORIZON));
    }

    @Test
    void nothingIsLostWhileShardsAreChanged() {
        CompletableFuture<Void> changes = CompletableFuture.runAsync(() -> {
            for (int parent = 0; parent < 60; parent += 3) {
                stream.split("shardId-" + parent, MIDDLE);
                stream.merge("shardId-" + (parent + 1), "shardId-" + (parent + 2));
            }
        });
        List<String> written = new ArrayList<>();
        do {
            String text = "record " + written.size();
            stream.put(text);
            written.add(text);
        } while (!changes.isDone());
        changes.join();
        List<String> read = IntStream.range(0, 61)
                .mapToObj(number -> client.getShardIterator(request -> request.streamName("orders")
                        .shardId("shardId-" + number)
                        .shardIteratorType(ShardIteratorType.TRIM_HORIZON)))
                .flatMap(answer -> stream.texts(answer.shardIterator()).stream())
                .toList();
        assertThat(read).containsExactlyInAnyOrderElementsOf(written);
    }

    private static PutRecordsRequestEntry withHashKey(String hashKey) {
        return PutRecordsRequestEntry.builder()
                .partitionKey("k")
                .explicitHashKey(hashKey)
                .data(SdkBytes.fromUtf8String("x"))
                .build();
    }

    private List<String> ids(ShardFilterType type, Instant time) {
        return client
                .listShards(request -> request.streamName("orders").shardFilter(filter -> filter.type(type)
                        .timestamp(type.toString().endsWith("TIMESTAMP") ? time : null)))
                .shards()
                .stream()
                .map(Shard::shardId)
                .toList();
    }
}
