package dev.wadi.local.dynamodb.table;

/** Provisioned units per second; described, not metered. Zero where the table pays per request. */
public record Throughput(long read, long write) {

    public static final Throughput NONE = new Throughput(0, 0);
}
