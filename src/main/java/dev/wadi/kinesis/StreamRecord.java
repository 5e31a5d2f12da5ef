package dev.wadi.kinesis;

import dev.wadi.delivery.SourceRecord;
import java.time.Instant;
import java.util.Arrays;
import java.util.OptionalLong;

/**
 * One record of a stream.
 *
 * @param stream name of the stream
 * @param shardId the shard it was read from
 * @param sequenceNumber decimal text, grows within the shard
 * @param subSequenceNumber position inside a KPL aggregate; empty for a record of its own
 * @param partitionKey as the producer gave it; empty where the source does not know it
 * @param arrival when the stream took it, to the millisecond
 * @param data the bytes; not copied, not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // a copy per record would double what a poll allocates
public record StreamRecord(
        String stream,
        String shardId,
        String sequenceNumber,
        OptionalLong subSequenceNumber,
        String partitionKey,
        Instant arrival,
        byte[] data)
        implements SourceRecord {

    @Override
    public String sourceId() {
        String id = shardId + ":" + sequenceNumber;
        return subSequenceNumber.isPresent() ? id + ":" + subSequenceNumber.getAsLong() : id;
    }

    @Override
    public byte[] payload() {
        return data;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StreamRecord that
                && sourceId().equals(that.sourceId())
                && stream.equals(that.stream)
                && Arrays.equals(data, that.data);
    }

    @Override
    public int hashCode() {
        return sequenceNumber.hashCode();
    }

    @Override
    public String toString() {
        return stream + "/" + sourceId() + " (" + data.length + " bytes)";
    }
}
