package dev.wadi.source.kinesis;

/** Where a stream is read from that this source has no position in yet. */
public enum InitialPosition {
    /** The oldest record that the stream still has: nothing that is there is left out. */
    TRIM_HORIZON,
    /** What comes after the very first start, however often the source is restarted since. */
    LATEST,
    /** What came at or after a time. */
    AT_TIMESTAMP
}
