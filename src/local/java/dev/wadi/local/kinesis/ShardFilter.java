package dev.wadi.local.kinesis;

import dev.wadi.local.emulator.AwsException;
import dev.wadi.local.emulator.Constraints;
import dev.wadi.local.emulator.Input;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** Which shards {@code ListShards} is asked for. At the moment of a change both sides of it are open, as the API has it. */
enum ShardFilter {
    /** All after the one named. */
    AFTER_SHARD_ID,
    /** Those that were open when the oldest kept record arrived. */
    AT_TRIM_HORIZON,
    /** Those that hold or may still get a kept record. */
    FROM_TRIM_HORIZON,
    /** Those that are open. */
    AT_LATEST,
    /** Those that were open at a time. */
    AT_TIMESTAMP,
    /** Those that were open at a time or later. */
    FROM_TIMESTAMP;

    private static final List<String> NAMES =
            Arrays.stream(values()).map(Enum::name).toList();

    /** The filter of a request; without one, all shards from the trim horizon on are listed. */
    static Predicate<Shard> of(Input request, Stream stream) {
        return request.structure("ShardFilter")
                .map(input -> predicate(input, stream))
                .orElse(shard -> openAfter(shard, stream.shards().horizon()));
    }

    private static Predicate<Shard> predicate(Input input, Stream stream) {
        new Constraints(input).required("Type").oneOf("Type", NAMES).check();
        return switch (valueOf(input.requiredText("Type"))) {
            case AFTER_SHARD_ID -> {
                String after = input.text("ShardId").orElseThrow(() -> missing("ShardId", "AFTER_SHARD_ID"));
                yield shard -> shard.id().compareTo(after) > 0;
            }
            case AT_TRIM_HORIZON -> shard -> openAt(shard, stream.shards().horizon());
            case FROM_TRIM_HORIZON -> shard -> openAfter(shard, stream.shards().horizon());
            case AT_LATEST -> shard -> shard.closed().isEmpty();
            case AT_TIMESTAMP -> {
                Instant time = input.timestamp("Timestamp").orElseThrow(() -> missing("Timestamp", "AT_TIMESTAMP"));
                yield shard -> openAt(shard, time);
            }
            case FROM_TIMESTAMP -> {
                Instant time = input.timestamp("Timestamp").orElseThrow(() -> missing("Timestamp", "FROM_TIMESTAMP"));
                yield shard -> openAfter(shard, time);
            }
        };
    }

    private static boolean openAt(Shard shard, Instant time) {
        return !shard.created().isAfter(time) && openAfter(shard, time);
    }

    private static boolean openAfter(Shard shard, Instant time) {
        return shard.closed().map(end -> !end.isBefore(time)).orElse(true);
    }

    private static AwsException missing(String member, String type) {
        return AwsException.refused(
                "InvalidArgumentException", member + " must be specified for ShardFilter of type " + type + ".");
    }
}
