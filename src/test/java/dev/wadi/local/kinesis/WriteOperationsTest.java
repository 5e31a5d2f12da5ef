package dev.wadi.local.kinesis;

import static dev.wadi.local.Refusals.assertRefused;
import static dev.wadi.local.kinesis.KinesisFixture.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import dev.wadi.local.RunningCloud;
import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResultEntry;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

class WriteOperationsTest {

    @RegisterExtension
    static final RunningCloud CLOUD =
            new RunningCloud(LocalCloudOptions.only(Part.KINESIS).withoutLimits());

    private static final SdkBytes DATA = SdkBytes.fromUtf8String("x");

    private KinesisClient client;
    private KinesisFixture stream;

    @BeforeEach
    void createStream() {
        client = CLOUD.clients().client(Part.KINESIS, KinesisClient.builder());
        stream = KinesisFixture.withShards(client, 2);
    }

    @Test
    void sequenceNumbersGrowAndHave56Digits() {
        List<BigInteger> numbers = IntStream.range(0, 20)
                .mapToObj(i -> stream.put("record " + i))
                .map(BigInteger::new)
                .toList();
        assertThat(numbers).isSorted().doesNotHaveDuplicates();
        assertThat(numbers).allSatisfy(number -> assertThat(number.toString()).matches("49\\d{54}"));
    }

    @Test
    void thePartitionKeysMd5ChoosesTheShard() {
        // md5("a") = 0cc1..., md5("b") = 92eb...
        assertThat(put("a", DATA).shardId()).isEqualTo("shardId-000000000000");
        assertThat(put("b", DATA).shardId()).isEqualTo("shardId-000000000001");
    }

    @Test
    void anExplicitHashKeyOverridesThePartitionKey() {
        assertThat(put("a", "340282366920938463463374607431768211455").shardId())
                .isEqualTo("shardId-000000000001");
        assertThat(put("b", "0").shardId()).isEqualTo("shardId-000000000000");
    }

    @Test
    void aHashKeyBeyond128BitsIsRefused() {
        assertRefused(
                "InvalidArgumentException",
                "Invalid ExplicitHashKey. ExplicitHashKey must be in the range: [0, 2^128-1]. Specified value was"
                        + " 340282366920938463463374607431768211456",
                () -> put("a", "340282366920938463463374607431768211456"));
        assertRefused("ValidationException", "at 'explicitHashKey' failed to satisfy constraint", () -> put("a", "-1"));
    }

    @Test
    void aBatchIsAnsweredRecordByRecord() {
        PutRecordsResponse response = client.putRecords(
                request -> request.streamName("orders").records(entry("a", DATA), entry("b", DATA), entry("a", DATA)));
        assertThat(response.failedRecordCount()).isZero();
        assertThat(response.records())
                .extracting(PutRecordsResultEntry::shardId)
                .containsExactly("shardId-000000000000", "shardId-000000000001", "shardId-000000000000");
        assertThat(response.records())
                .extracting(PutRecordsResultEntry::sequenceNumber)
                .doesNotHaveDuplicates();
    }

    @Test
    void aBatchKeepsItsOrderWithinAShard() {
        client.putRecords(request -> request.streamName("orders")
                .records(IntStream.range(0, 500)
                        .mapToObj(i -> entry("a", SdkBytes.fromUtf8String(Integer.toString(i))))
                        .toList()));
        assertThat(stream.texts(stream.iterator(ShardIteratorType.TRIM_HORIZON)))
                .isEqualTo(IntStream.range(0, 500).mapToObj(Integer::toString).toList());
    }

    @Test
    void aBatchHasFiveHundredRecordsAtMostAndOneAtLeast() {
        assertRefused(
                "ValidationException",
                "at 'records' failed to satisfy constraint: Member must have length less than or equal to 500",
                () -> client.putRecords(
                        request -> request.streamName("orders").records(Collections.nCopies(501, entry("a", DATA)))));
        assertRefused(
                "ValidationException",
                "at 'records' failed to satisfy constraint: Member must have length greater than or equal to 1",
                () -> client.putRecords(request -> request.streamName("orders").records(List.of())));
    }

    @Test
    void aBatchHasTenMebibytesAtMost() {
        SdkBytes large = SdkBytes.fromByteArray(new byte[1024 * 1024 - 1]);
        client.putRecords(request -> request.streamName("orders").records(Collections.nCopies(10, entry("a", large))));
        assertRefused(
                "InvalidArgumentException",
                "Records size exceeds 10 MB limit",
                () -> client.putRecords(
                        request -> request.streamName("orders").records(Collections.nCopies(11, entry("a", large)))));
    }

    @Test
    void aRecordHasOneMebibyteAtMostWithItsKey() {
        assertRefused(
                "ValidationException",
                "Value 'java.nio.HeapByteBuffer[pos=0 lim=1048577 cap=1048577]' at 'data' failed to satisfy constraint:"
                        + " Member must have length less than or equal to 1048576",
                () -> put("a", SdkBytes.fromByteArray(new byte[1024 * 1024 + 1])));
        assertRefused(
                "InvalidArgumentException", "exceed", () -> put("a", SdkBytes.fromByteArray(new byte[1024 * 1024])));
        assertThat(put("a", SdkBytes.fromByteArray(new byte[1024 * 1024 - 1])).sequenceNumber())
                .isNotEmpty();
    }

    @Test
    void aStreamTakesLargerRecordsWhereItIsTold() {
        client.createStream(request -> request.streamName("large").shardCount(1).maxRecordSizeInKiB(2048));
        SdkBytes two = SdkBytes.fromByteArray(new byte[2 * 1024 * 1024 - 1]);
        client.putRecord(
                request -> request.streamName("large").partitionKey("k").data(two));
        client.putRecords(request -> request.streamName("large").records(entry("k", two)));
        assertRefused(
                "InvalidArgumentException",
                "Data and partition key together exceed 2097152 bytes.",
                () -> client.putRecord(request ->
                        request.streamName("large").partitionKey("two").data(two)));
        String arn = client.describeStreamSummary(request -> request.streamName("large"))
                .streamDescriptionSummary()
                .streamARN();
        client.updateMaxRecordSize(request -> request.streamARN(arn).maxRecordSizeInKiB(10 * 1024));
        SdkBytes ten = SdkBytes.fromByteArray(new byte[10 * 1024 * 1024 - 1]);
        client.putRecords(request -> request.streamARN(arn).records(entry("k", ten)));
        assertThat(new KinesisFixture(client, "large")
                        .read(new KinesisFixture(client, "large").iterator(ShardIteratorType.LATEST))
                        .records())
                .isEmpty();
    }

    @Test
    void anEmptyRecordIsARecord() {
        put("a", SdkBytes.fromByteArray(new byte[0]));
        assertThat(stream.texts(stream.iterator(ShardIteratorType.TRIM_HORIZON)))
                .containsExactly("");
    }

    @Test
    void whatIsMissingIsNamedWithItsPlaceInTheBatch() {
        assertRefused(
                "ValidationException",
                "2 validation errors detected: Value null at 'records.2.member.data' failed to satisfy constraint:"
                        + " Member must not be null; Value '' at 'records.2.member.partitionKey' failed to satisfy"
                        + " constraint: Member must have length greater than or equal to 1",
                () -> client.putRecords(
                        request -> request.streamName("orders").records(entry("a", DATA), entry("", null))));
        assertRefused(
                "ValidationException",
                "Value null at 'partitionKey' failed to satisfy constraint: Member must not be null",
                () -> client.putRecord(request -> request.streamName("orders").data(DATA)));
    }

    @Test
    void anUnknownStreamIsRefused() {
        assertRefused(
                "ResourceNotFoundException",
                "Stream none under account 000000000000 not found.",
                () -> client.putRecords(request -> request.streamName("none").records(entry("a", DATA))));
    }

    private PutRecordResponse put(String key, String hashKey) {
        return client.putRecord(request ->
                request.streamName("orders").partitionKey(key).data(DATA).explicitHashKey(hashKey));
    }

    private PutRecordResponse put(String key, SdkBytes data) {
        return client.putRecord(
                request -> request.streamName("orders").partitionKey(key).data(data));
    }
}
