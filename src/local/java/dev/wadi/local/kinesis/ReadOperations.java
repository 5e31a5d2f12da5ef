package dev.wadi.local.kinesis;

import dev.wadi.local.emulator.Account;
import dev.wadi.local.emulator.Constraints;
import dev.wadi.local.emulator.Emulation;
import dev.wadi.local.emulator.Input;
import dev.wadi.local.emulator.Operation;
import dev.wadi.local.emulator.Output;
import dev.wadi.local.emulator.ResponseWriter;
import dev.wadi.local.emulator.AccountStates;
import dev.wadi.local.kinesis.ShardRecords.Slice;
import java.util.List;
import java.util.Map;

/** {@code GetShardIterator} and {@code GetRecords}. */
final class ReadOperations {

    private static final int MOST_RECORDS = 10_000;
    private static final int LONGEST_ITERATOR = 512;

    private final AccountStates<Streams> worlds;
    private final Emulation emulation;
    private final StartingPosition startingPosition;

    ReadOperations(AccountStates<Streams> worlds, Emulation emulation) {
        this.worlds = worlds;
        this.emulation = emulation;
        this.startingPosition = new StartingPosition(emulation.clock());
    }

    Map<String, Operation> operations() {
        return Map.of("GetShardIterator", this::iterator, "GetRecords", this::records);
    }

    private ResponseWriter iterator(Account account, Input input) {
        Constraints constraints = new Constraints(input)
                .required("ShardId", "ShardIteratorType")
                .pattern("ShardId", Streams.NAME)
                .length("ShardId", 1, Streams.LONGEST_NAME)
                .oneOf("ShardIteratorType", StartingPosition.TYPES)
                .pattern("StartingSequenceNumber", StartingPosition.SEQUENCE_NUMBER);
        Streams.nameBounds(input, constraints).check();
        Stream stream = worlds.of(account).created(input);
        Shard shard = stream.shard(input.requiredText("ShardId"));
        long index = startingPosition.index(input, stream, shard);
        if (!shard.allowsIterator()) {
            throw Throttled.shard(stream, shard);
        }
        String iterator = new ShardIterator(stream.name(), shard.id(), index).close(emulation);
        return out -> out.text("ShardIterator", iterator);
    }

    private ResponseWriter records(Account account, Input input) {
        new Constraints(input)
                .required("ShardIterator")
                .range("Limit", 1, MOST_RECORDS)
                .length("ShardIterator", 1, LONGEST_ITERATOR)
                .check();
        ShardIterator iterator = ShardIterator.open(input.requiredText("ShardIterator"), emulation);
        Stream stream = worlds.of(account)
                .find(iterator.stream())
                .orElseThrow(() -> Stream.shardNotFound(iterator.shardId(), iterator.stream(), account));
        Shard shard = stream.shard(iterator.shardId());
        Slice slice = shard.read(iterator.index(), input.integer("Limit").orElse(MOST_RECORDS), Shards.RETENTION)
                .orElseThrow(() -> Throttled.shard(stream, shard));
        long behind = slice.millisBehind(emulation.clock().millis());
        return out -> {
            out.structures("Records", slice.records(), ReadOperations::writeRecord)
                    .number("MillisBehindLatest", behind);
            if (shard.endsAt(slice.nextIndex())) {
                out.structures("ChildShards", children(stream, shard), ReadOperations::writeChild);
            } else {
                out.text(
                        "NextShardIterator",
                        new ShardIterator(stream.name(), shard.id(), slice.nextIndex()).close(emulation));
            }
        };
    }

    private static List<Shard> children(Stream stream, Shard parent) {
        return stream.shards().select(shard -> shard.parents().contains(parent.id()));
    }

    private static void writeRecord(Output out, StoredRecord record) {
        out.text("SequenceNumber", record.sequenceNumber())
                .timestamp("ApproximateArrivalTimestamp", record.arrived())
                .bytes("Data", record.data())
                .text("PartitionKey", record.partitionKey());
    }

    private static void writeChild(Output out, Shard child) {
        out.text("ShardId", child.id()).texts("ParentShards", child.parents());
        out.structure("HashKeyRange", range -> range.text(
                        "StartingHashKey", child.range().first().toString())
                .text("EndingHashKey", child.range().last().toString()));
    }
}
