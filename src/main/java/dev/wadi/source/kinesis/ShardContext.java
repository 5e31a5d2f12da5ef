package dev.wadi.source.kinesis;

import dev.wadi.delivery.BatchHandler;
import dev.wadi.delivery.DeliveryMonitor;
import dev.wadi.delivery.SourceHistory;
import java.time.Clock;
import java.time.Instant;
import java.util.function.BiFunction;

/**
 * The route behind a source, as its shards see it.
 *
 * @param pipeline id of the route
 * @param started when it did
 * @param targets by stream and shard id
 */
record ShardContext(
        String pipeline,
        Clock clock,
        Instant started,
        DeliveryMonitor monitor,
        SourceHistory history,
        BiFunction<String, String, BatchHandler<StreamRecord>> targets) {}
