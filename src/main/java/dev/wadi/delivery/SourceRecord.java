package dev.wadi.delivery;

/** One record as its source handed it over; what a dead letter needs to know of it. */
public interface SourceRecord {

    /** The identity of the event, the same at every delivery: {@code <shardId>:<sequenceNumber>} for Kinesis. */
    String sourceId();

    /** The bytes as received, never null. */
    byte[] payload();

    /** Position inside an envelope that carried several records; null where there was none. */
    default Integer recordIndex() {
        return null;
    }
}
