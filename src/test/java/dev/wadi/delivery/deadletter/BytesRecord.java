package dev.wadi.delivery.deadletter;

import dev.wadi.delivery.SourceRecord;
import java.util.Arrays;

/** Data that need not be text. */
@SuppressWarnings("ArrayRecordComponent")
record BytesRecord(byte[] data, String sourceId, String partitionKey) implements SourceRecord {
    @Override
    public byte[] payload() {
        return data;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BytesRecord that && Arrays.equals(data, that.data);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(data);
    }
}
