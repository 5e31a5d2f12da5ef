package dev.wadi.local.kinesis;

import dev.wadi.local.emulator.AwsException;
import dev.wadi.local.emulator.Emulation;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The shards of a stream, in order of their numbers. A closed shard is kept for as long as its records may be. Safe for use
 * by several threads: who lists or writes sees the shards before a change or after it, never amid.
 */
final class Shards {

    /** AWS' default, and all that is offered here. */
    static final Duration RETENTION = Duration.ofHours(24);

    private final Instant created;
    private final Emulation emulation;
    private final ReadWriteLock changes = new ReentrantReadWriteLock();

    /** Each at the index that is its number; those that are kept no longer stay in it. */
    private final List<Shard> all = new CopyOnWriteArrayList<>();

    Shards(Instant created, int count, Emulation emulation) {
        this.created = created;
        this.emulation = emulation;
        all.addAll(open(HashKeyRange.split(count), List.of(), created));
    }

    /** The oldest moment whose records are still kept. */
    Instant horizon() {
        Instant oldest = emulation.clock().instant().minus(RETENTION);
        return oldest.isBefore(created) ? created : oldest;
    }

    /** Those that the filter lets through, as of one moment. */
    List<Shard> select(Predicate<Shard> filter) {
        return locked(
                changes.readLock(),
                () -> all.stream().filter(this::isKept).filter(filter).toList());
    }

    Optional<Shard> find(int number) {
        return number < all.size() ? Optional.of(all.get(number)).filter(this::isKept) : Optional.empty();
    }

    /** Stores a record in the open shard whose range holds that hash key, if the shard's rates allow it. */
    Stored append(BigInteger hashKey, String partitionKey, byte[] data) {
        return locked(changes.readLock(), () -> {
            Shard shard = shardFor(hashKey);
            return new Stored(shard, shard.append(partitionKey, data));
        });
    }

    /** Closes the parents and opens the children in their place. */
    void replace(List<Shard> parents, List<HashKeyRange> children) {
        List<String> ids = parents.stream().map(Shard::id).toList();
        locked(changes.writeLock(), () -> {
            Instant now = emulation.clock().instant();
            // before the parents are closed: a reader that comes to the end of a shard must find its children
            all.addAll(open(children, ids, now));
            parents.forEach(parent -> parent.close(now));
            return now;
        });
    }

    private List<Shard> open(List<HashKeyRange> ranges, List<String> parents, Instant now) {
        List<Shard> opened = new ArrayList<>(ranges.size());
        for (HashKeyRange range : ranges) {
            opened.add(new Shard(all.size() + opened.size(), range, parents, now, emulation));
        }
        return opened;
    }

    private Shard shardFor(BigInteger hashKey) {
        for (Shard shard : all) {
            if (shard.range().contains(hashKey) && shard.closed().isEmpty()) {
                return shard;
            }
        }
        throw AwsException.failed("No open shard for hash key " + hashKey);
    }

    private boolean isKept(Shard shard) {
        return shard.closed().map(at -> !at.isBefore(horizon())).orElse(true);
    }

    private static <T> T locked(Lock lock, Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /** @param sequenceNumber empty if the shard's rates refused the record */
    record Stored(Shard shard, Optional<String> sequenceNumber) {}
}
