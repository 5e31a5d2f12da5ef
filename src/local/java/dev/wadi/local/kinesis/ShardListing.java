package dev.wadi.local.kinesis;

import dev.wadi.local.emulator.Account;
import dev.wadi.local.emulator.AwsException;
import dev.wadi.local.emulator.Constraints;
import dev.wadi.local.emulator.Emulation;
import dev.wadi.local.emulator.Input;
import dev.wadi.local.emulator.Output;
import dev.wadi.local.emulator.ResponseWriter;
import dev.wadi.local.emulator.AccountStates;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** {@code ListShards}: filters, pages, and tokens that expire after five minutes. */
final class ShardListing {

    private static final int DEFAULT_RESULTS = 1_000;
    private static final int MOST_RESULTS = 10_000;
    private static final Duration TOKEN_LIFE = Duration.ofMinutes(5);
    private static final List<String> EXCLUDED_BY_TOKEN =
            List.of("StreamName", "StreamARN", "ExclusiveStartShardId", "StreamCreationTimestamp", "ShardFilter");

    private final AccountStates<Streams> worlds;
    private final Emulation emulation;

    ShardListing(AccountStates<Streams> worlds, Emulation emulation) {
        this.worlds = worlds;
        this.emulation = emulation;
    }

    ResponseWriter list(Account account, Input input) {
        Constraints constraints = new Constraints(input)
                .range("MaxResults", 1, MOST_RESULTS)
                .pattern("ExclusiveStartShardId", Streams.NAME)
                .length("ExclusiveStartShardId", 1, Streams.LONGEST_NAME);
        int limit = input.integer("MaxResults").orElse(DEFAULT_RESULTS);
        Optional<String> token = input.text("NextToken");
        if (token.isPresent()) {
            constraints.check();
            Page page = open(input, token.get());
            List<Shard> rest = page.shardIds().stream()
                    .map(worlds.of(account).get(page.stream())::shard)
                    .toList();
            return answer(page.stream(), rest, limit);
        }
        Streams.nameBounds(input, constraints).check();
        Stream stream = worlds.of(account).named(input);
        String after = input.text("ExclusiveStartShardId").orElse("");
        Predicate<Shard> follows = shard -> shard.id().compareTo(after) > 0;
        List<Shard> shards = stream.shards().select(follows.and(ShardFilter.of(input, stream)));
        return answer(stream.name(), shards, limit);
    }

    private ResponseWriter answer(String stream, List<Shard> shards, int limit) {
        List<Shard> page = shards.subList(0, Math.min(limit, shards.size()));
        List<Shard> rest = shards.subList(page.size(), shards.size());
        return out -> {
            out.structures("Shards", page, ShardListing::writeShard);
            if (!rest.isEmpty()) {
                out.text("NextToken", close(stream, rest));
            }
        };
    }

    /** A token holds the shards still to be listed, so that a listing is of one moment however many pages it takes. */
    private String close(String stream, List<Shard> rest) {
        List<String> ids = rest.stream().map(Shard::id).toList();
        return emulation.seal().close(emulation.clock().millis() + "/" + stream + "/" + String.join(",", ids));
    }

    private Page open(Input input, String token) {
        for (String excluded : EXCLUDED_BY_TOKEN) {
            if (input.has(excluded)) {
                throw AwsException.refused(
                        "InvalidArgumentException", "NextToken and " + excluded + " cannot be provided together.");
            }
        }
        String[] parts = emulation
                .seal()
                .open(token)
                .orElseThrow(() -> AwsException.refused("InvalidArgumentException", "Invalid NextToken."))
                .split("/", 3);
        if (emulation.clock().millis() - Long.parseLong(parts[0]) > TOKEN_LIFE.toMillis()) {
            throw AwsException.refused("ExpiredNextTokenException", "The NextToken has expired.");
        }
        return new Page(parts[1], List.of(parts[2].split(",", -1)));
    }

    private record Page(String stream, List<String> shardIds) {}

    static void writeShard(Output out, Shard shard) {
        out.text("ShardId", shard.id());
        if (!shard.parents().isEmpty()) {
            out.text("ParentShardId", shard.parents().get(0));
        }
        if (shard.parents().size() > 1) {
            out.text("AdjacentParentShardId", shard.parents().get(1));
        }
        out.structure("HashKeyRange", range -> range.text(
                                "StartingHashKey", shard.range().first().toString())
                        .text("EndingHashKey", shard.range().last().toString()))
                .structure("SequenceNumberRange", range -> range.text(
                                "StartingSequenceNumber", shard.start().toString())
                        .text("EndingSequenceNumber", shard.end().map(SequenceNumber::toString)));
    }
}
