package dev.wadi.local.kinesis;

import java.time.Instant;

/** A stored record. The sequence number is kept as text because each reader needs it as text. */
@SuppressWarnings("ArrayRecordComponent") // never changed after it was stored and never compared
record StoredRecord(String sequenceNumber, long arrivedMillis, String partitionKey, byte[] data) {

    Instant arrived() {
        return Instant.ofEpochMilli(arrivedMillis);
    }

    /** What limits count: the data and the key in UTF-8, in bytes. */
    static long size(String partitionKey, byte[] data) {
        return (long) data.length + utf8Length(partitionKey);
    }

    private static int utf8Length(String text) {
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            boolean halfOfFour = Character.isSurrogate(unit);
            length += unit < 0x80 ? 1 : unit < 0x800 || halfOfFour ? 2 : 3;
        }
        return length;
    }
}
