package dev.wadi.local.kinesis;

import dev.wadi.local.emulator.Account;
import dev.wadi.local.emulator.AwsException;
import dev.wadi.local.emulator.Emulation;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A data stream and its shards, in order of their numbers; closed shards stay in the list. */
final class Stream {

    /** AWS' default, and all that is offered here. */
    static final Duration RETENTION = Duration.ofHours(24);

    private static final Pattern SHARD_ID = Pattern.compile("(?:[^-]*-)?(\\d{1,12})");

    private final String name;
    private final Account account;
    private final StreamMode mode;
    private final Instant created;
    private final Instant active;
    private final Emulation emulation;
    private final List<Shard> shards = new CopyOnWriteArrayList<>();

    Stream(String name, Account account, StreamMode mode, int shardCount, Emulation emulation) {
        this.name = name;
        this.account = account;
        this.mode = mode;
        this.emulation = emulation;
        this.created = emulation.clock().instant();
        this.active = emulation.realTime().instant().plus(emulation.transition());
        for (HashKeyRange range : HashKeyRange.split(shardCount)) {
            shards.add(new Shard(shards.size(), range, List.of(), created, emulation));
        }
    }

    String name() {
        return name;
    }

    String arn() {
        return account.arn("kinesis", "stream/" + name);
    }

    Account account() {
        return account;
    }

    StreamMode mode() {
        return mode;
    }

    Instant created() {
        return created;
    }

    boolean isActive() {
        return !emulation.realTime().instant().isBefore(active);
    }

    String status() {
        return isActive() ? "ACTIVE" : "CREATING";
    }

    List<Shard> shards() {
        return List.copyOf(shards);
    }

    List<Shard> openShards() {
        return shards.stream().filter(shard -> shard.closed().isEmpty()).toList();
    }

    /** The oldest moment whose records are still kept. */
    Instant horizon() {
        Instant oldest = emulation.clock().instant().minus(RETENTION);
        return oldest.isBefore(created) ? created : oldest;
    }

    /** The open shard whose range holds that hash key. */
    Shard shardFor(BigInteger hashKey) {
        for (Shard shard : shards) {
            if (shard.range().contains(hashKey) && shard.closed().isEmpty()) {
                return shard;
            }
        }
        throw AwsException.failed("No open shard for hash key " + hashKey);
    }

    /** The shard with that id; AWS looks only at the number behind the hyphen, and so does this. */
    Shard shard(String id) {
        Matcher matcher = SHARD_ID.matcher(id);
        if (!matcher.matches() || Long.parseLong(matcher.group(1)) > Integer.MAX_VALUE) {
            throw AwsException.refused(
                    "ResourceNotFoundException",
                    "Could not find shard " + id + " in stream " + name + " under account " + account.id() + ".");
        }
        int number = Integer.parseInt(matcher.group(1));
        if (number >= shards.size()) {
            throw shardNotFound(Shard.id(number), name, account);
        }
        return shards.get(number);
    }

    static AwsException shardNotFound(String shardId, String stream, Account account) {
        return AwsException.refused(
                "ResourceNotFoundException",
                "Shard " + shardId + " in stream " + stream + " under account " + account.id() + " does not exist");
    }
}
