package dev.wadi.local.kinesis;

/** How a stream's capacity is chosen. On demand, AWS begins with four shards. */
enum StreamMode {
    PROVISIONED,
    ON_DEMAND;

    static final int ON_DEMAND_SHARDS = 4;
}
