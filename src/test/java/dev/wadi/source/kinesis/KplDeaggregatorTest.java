package dev.wadi.source.kinesis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.wadi.delivery.RefusedRecordException;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import dev.wadi.local.RunningCloud;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.kinesis.retrieval.AggregatorUtil;
import software.amazon.kinesis.retrieval.kpl.Messages.AggregatedRecord;
import software.amazon.kinesis.retrieval.kpl.Messages.Record;

/** Records that the Kinesis Producer Library packed into one. */
@Timeout(600)
class KplDeaggregatorTest {
    private static final int OUT_OF_THE_TABLE = 9;

    @RegisterExtension
    static final RunningCloud CLOUD =
            new RunningCloud(LocalCloudOptions.only(Part.KINESIS, Part.DYNAMODB).withoutLimits());

    private StreamFixture fixture;

    @BeforeEach
    void begin() {
        fixture = new StreamFixture(CLOUD);
        fixture.createStream("orders", 4);
    }

    @AfterEach
    void end() {
        fixture.close();
    }

    @Test
    void anAggregateOfThreeIsThreeRecordsWithThreeIdentities() throws Exception {
        put(aggregate(0, "1", "2", "3"));
        fixture.start("orders" + StreamFixture.QUICK, (poll, exchange) -> {});
        fixture.awaitRecords(3);
        assertThat(fixture.texts()).containsExactly("1", "2", "3");
        StreamRecord first = fixture.arrived.get(0);
        String whole = first.shardId() + ":" + first.sequenceNumber();
        assertThat(fixture.arrived)
                .extracting(StreamRecord::sourceId)
                .containsExactly(whole + ":0", whole + ":1", whole + ":2");
        assertThat(first.partitionKey()).isEqualTo("inner key");
    }

    @Test
    void aPoisonPartCostsOnlyItselfAndTheRestartGoesOnBehindTheAggregate() throws Exception {
        put(aggregate(0, "1", "poison", "3"));
        fixture.start("orders" + StreamFixture.QUICK, (poll, exchange) -> {
            if (poll.stream().anyMatch(one -> StreamFixture.text(one).equals("poison"))) {
                throw new IllegalStateException("poison");
            }
        });
        fixture.awaitRecords(2);
        fixture.context.stop();
        assertThat(fixture.texts()).containsExactly("1", "3");
        assertThat(fixture.letters)
                .extracting(RefusedRecordException::record)
                .singleElement()
                .satisfies(record -> assertThat(record.sourceId()).endsWith(":1"));
        put("4".getBytes(UTF_8));
        try (StreamFixture next = fixture.another()) {
            next.start("orders" + StreamFixture.QUICK, (poll, exchange) -> {});
            next.awaitRecords(1);
            assertThat(next.texts()).containsExactly("4");
        }
    }

    @Test
    void whatOnlyLooksLikeAnAggregateStaysAsItCame() throws Exception {
        byte[] wrongDigest = aggregate(0, "1");
        wrongDigest[wrongDigest.length - 1]++;
        byte[] brokenInside = aggregate(OUT_OF_THE_TABLE, "1");
        byte[] magic = AggregatorUtil.AGGREGATED_RECORD_MAGIC.clone();
        byte[] empty = aggregate(0);
        List.of(wrongDigest, brokenInside, magic, empty).forEach(this::put);
        fixture.start("orders" + StreamFixture.QUICK, (poll, exchange) -> {});
        fixture.awaitRecords(4);
        assertThat(fixture.arrived)
                .extracting(StreamRecord::data)
                .containsExactly(wrongDigest, brokenInside, magic, empty);
        assertThat(fixture.arrived)
                .allSatisfy(one -> assertThat(one.subSequenceNumber()).isEmpty());
    }

    /** All under one key, and so in one shard; the keys inside would lead elsewhere. */
    private void put(byte[] data) {
        fixture.client.putRecord(request ->
                request.streamName("orders").partitionKey("outer key").data(SdkBytes.fromByteArray(data)));
    }

    private static byte[] aggregate(int keyIndex, String... texts) throws Exception {
        AggregatedRecord.Builder message = AggregatedRecord.newBuilder().addPartitionKeyTable("inner key");
        for (String text : texts) {
            message.addRecords(
                    Record.newBuilder().setPartitionKeyIndex(keyIndex).setData(ByteString.copyFromUtf8(text)));
        }
        byte[] body = message.build().toByteArray();
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        data.write(AggregatorUtil.AGGREGATED_RECORD_MAGIC);
        data.write(body);
        data.write(MessageDigest.getInstance("MD5").digest(body));
        return data.toByteArray();
    }
}
