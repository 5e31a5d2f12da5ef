package dev.wadi.local.kinesis;

import dev.wadi.local.emulator.Account;
import dev.wadi.local.emulator.AwsException;
import dev.wadi.local.emulator.Constraints;
import dev.wadi.local.emulator.Input;
import dev.wadi.local.emulator.Operation;
import dev.wadi.local.emulator.RateLimit;
import dev.wadi.local.emulator.ResponseWriter;
import dev.wadi.local.emulator.AccountStates;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/** {@code SplitShard} and {@code MergeShards}. Checks come in AWS' order: that the stream is active is the last one. */
final class ReshardOperations {

    private final AccountStates<Streams> worlds;

    ReshardOperations(AccountStates<Streams> worlds) {
        this.worlds = worlds;
    }

    Map<String, Operation> operations() {
        return Map.of("SplitShard", this::split, "MergeShards", this::merge);
    }

    private ResponseWriter split(Account account, Input input) {
        Constraints constraints = new Constraints(input)
                .required("ShardToSplit", "NewStartingHashKey")
                .pattern("NewStartingHashKey", HashKeyRange.KEY);
        shardBounds(constraints, "ShardToSplit");
        Streams.nameBounds(input, constraints).check();
        Streams streams = worlds.of(account);
        Stream stream = provisioned(streams.named(input));
        synchronized (stream) {
            Shard shard = stream.shardToChange(input.requiredText("ShardToSplit"));
            streams.allow(1);
            checkOpen(stream, shard);
            List<HashKeyRange> halves = halves(stream, shard, input.requiredText("NewStartingHashKey"));
            stream.requireActive();
            take(streams.splits(), stream);
            stream.reshard(List.of(shard), halves);
        }
        return ResponseWriter.nothing();
    }

    private ResponseWriter merge(Account account, Input input) {
        Constraints constraints = new Constraints(input).required("ShardToMerge", "AdjacentShardToMerge");
        shardBounds(constraints, "ShardToMerge");
        shardBounds(constraints, "AdjacentShardToMerge");
        Streams.nameBounds(input, constraints).check();
        Streams streams = worlds.of(account);
        Stream stream = provisioned(streams.named(input));
        synchronized (stream) {
            Shard shard = stream.shardToChange(input.requiredText("ShardToMerge"));
            Shard adjacent = stream.shardToChange(input.requiredText("AdjacentShardToMerge"));
            checkOpen(stream, shard);
            checkOpen(stream, adjacent);
            HashKeyRange whole = whole(stream, shard, adjacent);
            stream.requireActive();
            take(streams.merges(), stream);
            stream.reshard(List.of(shard, adjacent), List.of(whole));
        }
        return ResponseWriter.nothing();
    }

    private static void shardBounds(Constraints constraints, String name) {
        constraints.pattern(name, Streams.NAME).length(name, 1, Streams.LONGEST_NAME);
    }

    private static List<HashKeyRange> halves(Stream stream, Shard shard, String newStartingHashKey) {
        BigInteger key = new BigInteger(newStartingHashKey);
        HashKeyRange range = shard.range();
        if (key.compareTo(range.first().add(BigInteger.ONE)) <= 0 || key.compareTo(range.last()) >= 0) {
            throw invalid("NewStartingHashKey " + key + " used in SplitShard() on shard " + in(stream, shard.id())
                    + " is not both greater than one plus the shard's StartingHashKey " + range.first()
                    + " and less than the shard's EndingHashKey " + range.last() + ".");
        }
        return range.splitAt(key);
    }

    private static HashKeyRange whole(Stream stream, Shard shard, Shard adjacent) {
        if (!shard.range().isFollowedBy(adjacent.range())) {
            throw invalid("Shards " + in(stream, shard.id() + " and " + adjacent.id())
                    + " are not an adjacent pair of shards eligible for merging");
        }
        return new HashKeyRange(shard.range().first(), adjacent.range().last());
    }

    private static Stream provisioned(Stream stream) {
        if (stream.mode() == StreamMode.ON_DEMAND) {
            throw AwsException.invalid("Request is invalid. Stream " + stream.name() + " under accountId "
                    + stream.account().id() + " is in On-Demand mode.");
        }
        return stream;
    }

    private static void checkOpen(Stream stream, Shard shard) {
        if (shard.closed().isPresent()) {
            throw invalid("Shard " + in(stream, shard.id()) + " has already been merged or split, and thus is not"
                    + " eligible for merging or splitting.");
        }
    }

    private static void take(RateLimit changes, Stream stream) {
        if (!changes.tryTake(1)) {
            throw AwsException.refused(
                    "LimitExceededException",
                    "Rate exceeded for stream " + stream.name() + " under account "
                            + stream.account().id() + ".");
        }
    }

    private static String in(Stream stream, String shards) {
        return shards + " in stream " + stream.name() + " under account "
                + stream.account().id();
    }

    private static AwsException invalid(String message) {
        return AwsException.refused("InvalidArgumentException", message);
    }
}
