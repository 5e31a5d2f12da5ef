package dev.wadi.local.kinesis;

import dev.wadi.local.emulator.Emulation;
import dev.wadi.local.emulator.RateLimit;
import dev.wadi.local.kinesis.ShardRecords.Slice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One shard: its place in the stream, its records, its rates. Open until it is closed for good; a closed shard can
 * still be read. Safe for use by several threads.
 */
final class Shard {

    private static final long MEBIBYTE = 1024 * 1024;
    private static final long LARGEST_READ = 10 * MEBIBYTE;

    private final int number;
    private final String id;
    private final HashKeyRange range;
    private final List<String> parents;
    private final Instant created;
    private final Emulation emulation;
    private final ShardRecords records = new ShardRecords();
    private final RateLimit recordsWritten;
    private final RateLimit bytesWritten;
    private final RateLimit readCalls;
    private final RateLimit iteratorCalls;
    private final RateLimit bytesRead;
    private Optional<Instant> closed = Optional.empty();

    /**
     * An open shard without records.
     *
     * @param parents ids of the shards it came from: none, one after a split, two after a merge
     */
    Shard(int number, HashKeyRange range, List<String> parents, Instant created, Emulation emulation) {
        this.number = number;
        this.id = id(number);
        this.range = range;
        this.parents = List.copyOf(parents);
        this.created = created;
        this.emulation = emulation;
        this.recordsWritten = emulation.rate(1_000);
        this.bytesWritten = emulation.rate(MEBIBYTE);
        this.readCalls = emulation.rate(5);
        this.iteratorCalls = emulation.rate(5);
        this.bytesRead = emulation.rate(2 * MEBIBYTE);
    }

    /** {@code shardId-} and twelve digits. */
    static String id(int number) {
        return String.format(Locale.ROOT, "shardId-%012d", number);
    }

    String id() {
        return id;
    }

    int number() {
        return number;
    }

    HashKeyRange range() {
        return range;
    }

    List<String> parents() {
        return parents;
    }

    Instant created() {
        return created;
    }

    synchronized Optional<Instant> closed() {
        return closed;
    }

    /** Is to get no more records from that moment on. */
    synchronized void close(Instant at) {
        closed = Optional.of(at);
    }

    SequenceNumber start() {
        return SequenceNumber.of(created, number, 0, created.toEpochMilli());
    }

    /** The last sequence number of a closed shard; empty while it is open. */
    synchronized Optional<SequenceNumber> end() {
        return closed.map(at -> SequenceNumber.of(created, number, records.nextIndex(), at.toEpochMilli()));
    }

    /** The sequence number of the stored record, or empty if the shard's rates refuse it. */
    synchronized Optional<String> append(String partitionKey, byte[] data) {
        long size = StoredRecord.size(partitionKey, data);
        // beyond its rate a shard takes a large record too, and then nothing until the rate has caught up
        boolean room = size > MEBIBYTE ? bytesWritten.isOpen() : bytesWritten.fits(size);
        if (!room || !recordsWritten.tryTake(1)) {
            return Optional.empty();
        }
        bytesWritten.take(size);
        long now = emulation.clock().millis();
        String sequenceNumber =
                SequenceNumber.of(created, number, records.nextIndex(), now).toString();
        records.add(new StoredRecord(sequenceNumber, now, partitionKey, data));
        return Optional.of(sequenceNumber);
    }

    /** What stands from that index on, or empty if the shard's rates refuse the call. */
    synchronized Optional<Slice> read(long from, int limit, Duration retention) {
        if (!bytesRead.isOpen() || !readCalls.tryTake(1)) {
            return Optional.empty();
        }
        trim(retention);
        Slice slice = records.read(from, limit, LARGEST_READ);
        bytesRead.take(slice.bytes());
        return Optional.of(slice);
    }

    /** Does the shard's rate still allow an iterator in this second? */
    boolean allowsIterator() {
        return iteratorCalls.tryTake(1);
    }

    /** Has a reader at that index seen all that this shard will ever hold? */
    synchronized boolean endsAt(long index) {
        return closed.isPresent() && index >= records.nextIndex();
    }

    synchronized long latestIndex() {
        return records.nextIndex();
    }

    synchronized long indexAt(Instant time) {
        return records.indexAt(time);
    }

    private void trim(Duration retention) {
        records.trim(emulation.clock().instant().minus(retention));
    }
}
