package dev.wadi.local.kinesis;

import java.time.Instant;

/** A stored record. The sequence number is kept as text because each reader needs it as text. */
@SuppressWarnings("ArrayRecordComponent") // never changed after it was stored and never compared
record StreamRecord(String sequenceNumber, long arrivedMillis, String partitionKey, byte[] data) {

    Instant arrived() {
        return Instant.ofEpochMilli(arrivedMillis);
    }

    /** What limits count: the data and the key, in bytes. */
    static long size(String partitionKey, byte[] data) {
        return (long) data.length + partitionKey.length();
    }
}
