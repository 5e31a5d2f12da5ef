package dev.wadi.kinesis;

/** Where a shard is read from that has no position yet. */
public enum InitialPosition {
    /** The oldest record that the stream still has: nothing that is there is left out. */
    TRIM_HORIZON,
    /** Only what comes after the start: what came before, or while nobody was reading, is never seen. */
    LATEST
}
