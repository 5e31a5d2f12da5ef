package dev.wadi.source.kinesis;

import dev.wadi.delivery.SourceRecord;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import software.amazon.kinesis.retrieval.KinesisClientRecord;

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

    /** The records of one poll, in order. */
    static List<StreamRecord> of(String stream, String shardId, List<KinesisClientRecord> records) {
        List<StreamRecord> batch = new ArrayList<>(records.size());
        for (KinesisClientRecord one : records) {
            batch.add(new StreamRecord(
                    stream,
                    shardId,
                    one.sequenceNumber(),
                    one.aggregated() ? OptionalLong.of(one.subSequenceNumber()) : OptionalLong.empty(),
                    one.partitionKey(),
                    one.approximateArrivalTimestamp(),
                    bytes(one.data())));
        }
        return batch;
    }

    /** What the source makes of a record that it received: its parts where it is a KPL aggregate, else the record itself. */
    public static List<StreamRecord> open(StreamRecord received) {
        KinesisClientRecord record = KinesisClientRecord.builder()
                .sequenceNumber(received.sequenceNumber)
                .partitionKey(received.partitionKey)
                .approximateArrivalTimestamp(received.arrival)
                .data(ByteBuffer.wrap(received.data))
                .build();
        return of(
                received.stream,
                received.shardId,
                new KplDeaggregator().deaggregate(List.of(record), BigInteger.ZERO, BigInteger.ZERO));
    }

    private static byte[] bytes(ByteBuffer data) {
        if (data.hasArray() && data.arrayOffset() == 0 && data.array().length == data.remaining()) {
            return data.array();
        }
        byte[] copy = new byte[data.remaining()];
        data.duplicate().get(copy);
        return copy;
    }

    @Override
    public String sourceId() {
        String id = shardId + ":" + sequenceNumber;
        return subSequenceNumber.isPresent() ? id + ":" + subSequenceNumber.getAsLong() : id;
    }

    @Override
    public String origin() {
        return stream;
    }

    @Override
    public byte[] payload() {
        return data;
    }

    @Override
    public Map<String, Object> headers() {
        Map<String, Object> headers = new HashMap<>();
        headers.put(KinesisStreamHeaders.STREAM, stream);
        headers.put(KinesisStreamHeaders.SHARD_ID, shardId);
        headers.put(KinesisStreamHeaders.SEQUENCE_NUMBER, sequenceNumber);
        headers.put(KinesisStreamHeaders.PARTITION_KEY, partitionKey);
        headers.put(KinesisStreamHeaders.ARRIVAL, arrival);
        headers.put(KinesisStreamHeaders.MESSAGE_TIMESTAMP, arrival.toEpochMilli());
        subSequenceNumber.ifPresent(number -> headers.put(KinesisStreamHeaders.SUB_SEQUENCE_NUMBER, number));
        return headers;
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
