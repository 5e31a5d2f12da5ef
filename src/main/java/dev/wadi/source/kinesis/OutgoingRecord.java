package dev.wadi.source.kinesis;

import dev.wadi.delivery.RecordBody;
import dev.wadi.delivery.SourceRecord;

/**
 * One record for the producer.
 *
 * @param partitionKey 1 to 256 characters; records of one key keep their order
 * @param data together with the key at most what the stream takes, 1 MiB unless it was raised
 * @param origin the record of the source that it was made from, whose account is told when it is on the stream; null for none
 */
@SuppressWarnings("ArrayRecordComponent") // handed to the SDK as it is
public record OutgoingRecord(String partitionKey, byte[] data, SourceRecord origin) implements RecordBody {

    public OutgoingRecord(String partitionKey, byte[] data) {
        this(partitionKey, data, null);
    }

    @Override
    public SourceRecord record() {
        return origin;
    }
}
