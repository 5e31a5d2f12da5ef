package dev.wadi.bench;

import dev.wadi.source.kinesis.StreamRecord;
import java.time.Instant;
import java.util.OptionalLong;

/** Records of one shard, ready in memory. */
public final class SampleRecord {
    public static final Instant ARRIVAL = Instant.parse("2026-11-20T06:00:00Z");

    private SampleRecord() {}

    /** @param number gives the order */
    public static StreamRecord of(String stream, int number, String partitionKey, byte[] data) {
        return new StreamRecord(
                stream,
                "shardId-000000000000",
                sequenceNumber(number),
                OptionalLong.empty(),
                partitionKey,
                ARRIVAL,
                data);
    }

    /** As long as those of Kinesis. */
    public static String sequenceNumber(int number) {
        return "49640000000000000000000000000000000000000000000" + (100_000_000 + number);
    }
}
