package dev.wadi.local.kinesis;

import static dev.wadi.local.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import dev.wadi.local.RunningCloud;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

class ReadOperationsTest {

    @RegisterExtension
    static final RunningCloud CLOUD =
            new RunningCloud(LocalCloudOptions.only(Part.KINESIS).withoutLimits());

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private KinesisClient client;
    private KinesisFixture stream;

    @BeforeEach
    void createStream() {
        CLOUD.clock().set(NOON);
        client = CLOUD.clients().client(Part.KINESIS, KinesisClient.builder());
        stream = KinesisFixture.withShards(client, 1);
    }

    @AfterEach
    void letTheClockGo() {
        CLOUD.clock().reset();
    }

    @Test
    void whatWasPutIsReadAsItWas() {
        byte[] data = {0, -1, 127, -128, 10};
        String sequenceNumber = client.putRecord(request ->
                        request.streamName("orders").partitionKey("schlüssel").data(SdkBytes.fromByteArray(data)))
                .sequenceNumber();
        GetRecordsResponse response = stream.read(stream.iterator(ShardIteratorType.TRIM_HORIZON));
        assertThat(response.records()).singleElement().satisfies(record -> {
            assertThat(record.data().asByteArray()).isEqualTo(data);
            assertThat(record.partitionKey()).isEqualTo("schlüssel");
            assertThat(record.sequenceNumber()).isEqualTo(sequenceNumber);
            assertThat(record.approximateArrivalTimestamp()).isEqualTo(NOON);
        });
        assertThat(response.millisBehindLatest()).isZero();
    }

    @Test
    void trimHorizonReadsAllAndLatestOnlyWhatComes() {
        stream.put("before");
        String oldest = stream.iterator(ShardIteratorType.TRIM_HORIZON);
        String latest = stream.iterator(ShardIteratorType.LATEST);
        stream.put("after");
        assertThat(stream.texts(oldest)).containsExactly("before", "after");
        assertThat(stream.texts(latest)).containsExactly("after");
    }

    @Test
    void aSequenceNumberIsReadAtOrAfter() {
        stream.put("first");
        String second = stream.put("second");
        stream.put("third");
        assertThat(stream.texts(stream.iterator(ShardIteratorType.AT_SEQUENCE_NUMBER, second)))
                .containsExactly("second", "third");
        assertThat(stream.texts(stream.iterator(ShardIteratorType.AFTER_SEQUENCE_NUMBER, second)))
                .containsExactly("third");
    }

    @Test
    void theShardsStartingSequenceNumberReadsAll() {
        stream.put("first");
        String start = client.listShards(request -> request.streamName("orders"))
                .shards()
                .get(0)
                .sequenceNumberRange()
                .startingSequenceNumber();
        assertThat(stream.texts(stream.iterator(ShardIteratorType.AT_SEQUENCE_NUMBER, start)))
                .containsExactly("first");
    }

    @Test
    void aTimestampReadsWhatArrivedThenOrLater() {
        stream.put("at noon");
        CLOUD.clock().advance(Duration.ofSeconds(10));
        stream.put("ten seconds later");
        CLOUD.clock().advance(Duration.ofSeconds(10));
        assertThat(stream.texts(at(NOON))).containsExactly("at noon", "ten seconds later");
        assertThat(stream.texts(at(NOON.plusMillis(1)))).containsExactly("ten seconds later");
        assertThat(stream.texts(at(NOON.plusSeconds(20)))).isEmpty();
        assertThat(stream.texts(at(NOON.minusSeconds(60)))).hasSize(2);
    }

    @Test
    void aTimestampInTheFutureIsRefused() {
        assertRefused(
                "InvalidArgumentException",
                "The timestampInMillis parameter cannot be greater than the currentTimestampInMillis.",
                () -> at(NOON.plusMillis(1)));
    }

    @Test
    void aReaderGoesOnWhereItStoppedAndSeesHowFarBehindItIs() {
        stream.putMany(5);
        CLOUD.clock().advance(Duration.ofSeconds(3));
        String iterator = stream.iterator(ShardIteratorType.TRIM_HORIZON);
        GetRecordsResponse first =
                client.getRecords(request -> request.shardIterator(iterator).limit(2));
        assertThat(KinesisFixture.texts(first.records())).containsExactly("record 0", "record 1");
        assertThat(first.millisBehindLatest()).isEqualTo(3_000);
        GetRecordsResponse second = stream.read(first.nextShardIterator());
        assertThat(KinesisFixture.texts(second.records())).containsExactly("record 2", "record 3", "record 4");
        assertThat(second.millisBehindLatest()).isZero();
        assertThat(stream.read(second.nextShardIterator()).records()).isEmpty();
    }

    @Test
    void anAnswerHoldsNoMoreThanTenMebibytes() {
        SdkBytes large = SdkBytes.fromByteArray(new byte[1024 * 1024 - 1]);
        for (int i = 0; i < 12; i++) {
            client.putRecord(
                    request -> request.streamName("orders").partitionKey("k").data(large));
        }
        GetRecordsResponse first = stream.read(stream.iterator(ShardIteratorType.TRIM_HORIZON));
        assertThat(first.records()).hasSize(10);
        assertThat(first.millisBehindLatest()).isPositive();
        assertThat(stream.read(first.nextShardIterator()).records()).hasSize(2);
    }

    @Test
    void anIteratorIsGoodForFiveMinutes() {
        String iterator = stream.iterator(ShardIteratorType.LATEST);
        CLOUD.clock().advance(Duration.ofMinutes(5));
        String next = stream.read(iterator).nextShardIterator();
        CLOUD.clock().advance(Duration.ofMillis(1));
        assertRefused(
                "ExpiredIteratorException",
                "Iterator expired. The iterator was created at time Thu Jan 01 12:00:00 UTC 2026 while right now it is"
                        + " Thu Jan 01 12:05:00 UTC 2026 which is further in the future than the tolerated delay of"
                        + " 300000 milliseconds.",
                () -> stream.read(iterator));
        assertThat(stream.read(next).records()).isEmpty();
    }

    @Test
    void anAlteredIteratorIsRefused() {
        String iterator = stream.iterator(ShardIteratorType.LATEST);
        char changed = iterator.charAt(30) == 'A' ? 'B' : 'A';
        assertRefused(
                "InvalidArgumentException",
                "Invalid ShardIterator.",
                () -> stream.read(iterator.substring(0, 30) + changed + iterator.substring(31)));
        assertRefused("InvalidArgumentException", "Invalid ShardIterator.", () -> stream.read("no iterator"));
    }

    @Test
    void recordsAreKeptForADay() {
        stream.put("old");
        CLOUD.clock().advance(Duration.ofHours(23));
        stream.put("young");
        CLOUD.clock().advance(Duration.ofHours(1));
        assertThat(stream.texts(stream.iterator(ShardIteratorType.TRIM_HORIZON)))
                .containsExactly("old", "young");
        CLOUD.clock().advance(Duration.ofMillis(1));
        assertThat(stream.texts(stream.iterator(ShardIteratorType.TRIM_HORIZON)))
                .containsExactly("young");
    }

    @Test
    void aTypeAndItsArgumentsMustFit() {
        String message = "Must either specify (1) AT_SEQUENCE_NUMBER or AFTER_SEQUENCE_NUMBER and"
                + " StartingSequenceNumber or (2) TRIM_HORIZON or LATEST and no StartingSequenceNumber. Request"
                + " specified ";
        String sequenceNumber = stream.put("x");
        assertRefused(
                "InvalidArgumentException",
                message + "AT_SEQUENCE_NUMBER and no StartingSequenceNumber.",
                () -> stream.iterator(ShardIteratorType.AT_SEQUENCE_NUMBER));
        assertRefused(
                "InvalidArgumentException",
                message + "LATEST and also a StartingSequenceNumber.",
                () -> stream.iterator(ShardIteratorType.LATEST, sequenceNumber));
        assertRefused(
                "InvalidArgumentException",
                "Must specify timestampInMillis parameter for iterator of type AT_TIMESTAMP.",
                () -> stream.iterator(ShardIteratorType.AT_TIMESTAMP));
    }

    @Test
    void aSequenceNumberOfAnotherShardOrStreamIsRefused() {
        client.createStream(request -> request.streamName("wide").shardCount(2));
        String other = client.listShards(request -> request.streamName("wide"))
                .shards()
                .get(1)
                .sequenceNumberRange()
                .startingSequenceNumber();
        assertRefused(
                "InvalidArgumentException",
                "Invalid StartingSequenceNumber. It encodes shardId-000000000001, while it was used in a call to a"
                        + " shard with shardId-000000000000",
                () -> stream.iterator(ShardIteratorType.AT_SEQUENCE_NUMBER, other));
        assertRefused(
                "InvalidArgumentException",
                "StartingSequenceNumber 5 used in GetShardIterator on shard shardId-000000000000 in stream orders under"
                        + " account 000000000000 is invalid.",
                () -> stream.iterator(ShardIteratorType.AT_SEQUENCE_NUMBER, "5"));
        CLOUD.clock().advance(Duration.ofDays(1));
        String mine = stream.put("x");
        client.deleteStream(request -> request.streamName("orders"));
        client.createStream(request -> request.streamName("orders").shardCount(1));
        assertRefused(
                "InvalidArgumentException",
                "is invalid because it did not come from this stream.",
                () -> stream.iterator(ShardIteratorType.AFTER_SEQUENCE_NUMBER, mine));
    }

    @Test
    void anUnknownShardIsRefused() {
        assertRefused(
                "ResourceNotFoundException",
                "Shard shardId-000000000007 in stream orders under account 000000000000 does not exist",
                () -> client.getShardIterator(request -> request.streamName("orders")
                        .shardId("shardId-000000000007")
                        .shardIteratorType(ShardIteratorType.LATEST)));
        assertRefused(
                "ResourceNotFoundException",
                "Could not find shard nonsense in stream orders under account 000000000000.",
                () -> client.getShardIterator(request ->
                        request.streamName("orders").shardId("nonsense").shardIteratorType(ShardIteratorType.LATEST)));
    }

    @Test
    void anIteratorOfADeletedStreamIsRefused() {
        String iterator = stream.iterator(ShardIteratorType.LATEST);
        client.deleteStream(request -> request.streamName("orders"));
        assertRefused(
                "ResourceNotFoundException",
                "Shard shardId-000000000000 in stream orders under account 000000000000 does not exist",
                () -> stream.read(iterator));
    }

    @Test
    void limitsOfACallAreChecked() {
        assertRefused(
                "ValidationException",
                "Value '10001' at 'limit' failed to satisfy constraint: Member must have value less than or equal to"
                        + " 10000",
                () -> client.getRecords(request -> request.shardIterator(stream.iterator(ShardIteratorType.LATEST))
                        .limit(10_001)));
        assertRefused(
                "ValidationException",
                "Value null at 'shardIterator' failed to satisfy constraint: Member must not be null",
                () -> client.getRecords(request -> request.limit(1)));
    }

    private String at(Instant time) {
        return client.getShardIterator(request -> request.streamName("orders")
                        .shardId(KinesisFixture.FIRST_SHARD)
                        .shardIteratorType(ShardIteratorType.AT_TIMESTAMP)
                        .timestamp(time))
                .shardIterator();
    }
}
