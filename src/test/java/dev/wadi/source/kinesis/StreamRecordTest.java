package dev.wadi.source.kinesis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class StreamRecordTest {
    private static final Instant ARRIVAL = Instant.parse("2026-11-20T06:00:00.007Z");

    @Test
    void itsHeadersAreCalledAsInCamelsOwnComponent() {
        assertThat(record(OptionalLong.empty()).headers())
                .isEqualTo(Map.of(
                        "CamelKinesisStreamName",
                        "orders",
                        "CamelAwsKinesisShardId",
                        "shardId-000000000000",
                        "CamelAwsKinesisSequenceNumber",
                        "49",
                        "CamelAwsKinesisPartitionKey",
                        "ann",
                        "CamelAwsKinesisApproximateArrivalTimestamp",
                        ARRIVAL,
                        "CamelMessageTimestamp",
                        1795154400007L));
    }

    @Test
    void aRecordOfAnAggregateHasItsPositionToo() {
        assertThat(record(OptionalLong.of(3)).headers()).containsEntry("CamelKinesisStreamSubSequenceNumber", 3L);
    }

    /** Two that were made in the same second begin with the same numbers. */
    @Test
    void recordsOfTwoStreamsAreTwoWhateverTheirNumbers() {
        StreamRecord one = record(OptionalLong.of(3));
        StreamRecord other = new StreamRecord(
                "returns", one.shardId(), one.sequenceNumber(), one.subSequenceNumber(), "ann", ARRIVAL, one.data());
        assertThat(other.sourceId()).isEqualTo(one.sourceId());
        assertThat(one.identity()).isEqualTo("orders/shardId-000000000000:49:3");
        assertThat(other.identity()).isEqualTo("returns/shardId-000000000000:49:3");
    }

    private static StreamRecord record(OptionalLong subSequenceNumber) {
        return new StreamRecord(
                "orders", "shardId-000000000000", "49", subSequenceNumber, "ann", ARRIVAL, "tea".getBytes(UTF_8));
    }
}
