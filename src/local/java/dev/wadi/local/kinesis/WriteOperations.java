package dev.wadi.local.kinesis;

import dev.wadi.local.emulator.Account;
import dev.wadi.local.emulator.AwsException;
import dev.wadi.local.emulator.Constraints;
import dev.wadi.local.emulator.Emulation;
import dev.wadi.local.emulator.Input;
import dev.wadi.local.emulator.Operation;
import dev.wadi.local.emulator.Output;
import dev.wadi.local.emulator.ResponseWriter;
import dev.wadi.local.emulator.AccountStates;
import dev.wadi.local.kinesis.Shards.Stored;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code PutRecord} and {@code PutRecords}. The limits are those of the API reference as of the SDK in use. */
final class WriteOperations {

    private static final int MOST_RECORDS = 500;
    private static final int LARGEST_CALL = 10 * 1024 * 1024;
    private static final int LONGEST_PARTITION_KEY = 256;

    private final AccountStates<Streams> worlds;
    private final Emulation emulation;

    WriteOperations(AccountStates<Streams> worlds, Emulation emulation) {
        this.worlds = worlds;
        this.emulation = emulation;
    }

    Map<String, Operation> operations() {
        return Map.of("PutRecord", this::putOne, "PutRecords", this::putMany);
    }

    private ResponseWriter putOne(Account account, Input input) {
        int largest = worlds.of(account).largestRecord(input);
        Constraints constraints = new Constraints(input);
        recordBounds(constraints, largest);
        constraints.pattern("SequenceNumberForOrdering", StartingPosition.SEQUENCE_NUMBER);
        Streams.nameBounds(input, constraints).check();
        Entry entry = Entry.of(input);
        checkSize(entry, largest);
        Stream stream = worlds.of(account).created(input);
        Stored stored = stream.shards().append(entry.hashKey(), entry.partitionKey(), entry.data());
        String sequenceNumber = stored.sequenceNumber().orElseThrow(() -> Throttled.shard(stream, stored.shard()));
        return out -> new Put(stored.shard().id(), sequenceNumber).write(out);
    }

    private ResponseWriter putMany(Account account, Input input) {
        int largest = worlds.of(account).largestRecord(input);
        List<Input> inputs = input.structures("Records");
        Constraints constraints =
                new Constraints(input).required("Records").count("Records", inputs.size(), 1, MOST_RECORDS);
        for (int i = 0; i < inputs.size(); i++) {
            recordBounds(constraints.element("Records", i, inputs.get(i)), largest);
        }
        Streams.nameBounds(input, constraints).check();
        List<Entry> entries = entries(inputs, largest);
        Stream stream = worlds.of(account).created(input);
        List<Result> results = new ArrayList<>(entries.size());
        int failed = 0;
        for (Entry entry : entries) {
            Result result = put(stream, entry);
            results.add(result);
            failed += result instanceof Failed ? 1 : 0;
        }
        int failedCount = failed;
        return out -> out.number("FailedRecordCount", failedCount)
                .structures("Records", results, (element, result) -> result.write(element));
    }

    private static List<Entry> entries(List<Input> inputs, int largest) {
        List<Entry> entries = new ArrayList<>(inputs.size());
        long size = 0;
        for (Input input : inputs) {
            Entry entry = Entry.of(input);
            checkSize(entry, largest);
            size += entry.size();
            entries.add(entry);
        }
        if (size > LARGEST_CALL) {
            throw AwsException.refused("InvalidArgumentException", "Records size exceeds 10 MB limit");
        }
        return entries;
    }

    private Result put(Stream stream, Entry entry) {
        Optional<AwsException> fault =
                emulation.faults().onRecord(stream.account(), stream.name(), entry.partitionKey());
        if (fault.isPresent()) {
            return new Failed(fault.get());
        }
        Stored stored = stream.shards().append(entry.hashKey(), entry.partitionKey(), entry.data());
        return stored.sequenceNumber()
                .<Result>map(sequenceNumber -> new Put(stored.shard().id(), sequenceNumber))
                .orElseGet(() -> new Failed(Throttled.shard(stream, stored.shard())));
    }

    private static void recordBounds(Constraints constraints, int largest) {
        constraints
                .required("Data", "PartitionKey")
                .size("Data", largest)
                .length("PartitionKey", 1, LONGEST_PARTITION_KEY)
                .pattern("ExplicitHashKey", HashKeyRange.KEY);
    }

    private static void checkSize(Entry entry, int largest) {
        if (entry.size() > largest) {
            throw AwsException.refused(
                    "InvalidArgumentException", "Data and partition key together exceed " + largest + " bytes.");
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // handed on to the shard and never compared
    private record Entry(String partitionKey, byte[] data, BigInteger hashKey) {

        static Entry of(Input input) {
            String partitionKey = input.requiredText("PartitionKey");
            byte[] data = input.bytes("Data").orElseThrow();
            BigInteger hashKey =
                    input.text("ExplicitHashKey").map(Entry::explicit).orElseGet(() -> HashKeyRange.hash(partitionKey));
            return new Entry(partitionKey, data, hashKey);
        }

        private static BigInteger explicit(String text) {
            BigInteger hashKey = new BigInteger(text);
            if (hashKey.compareTo(HashKeyRange.KEYS) >= 0) {
                throw AwsException.refused(
                        "InvalidArgumentException",
                        "Invalid ExplicitHashKey. ExplicitHashKey must be in the range: [0, 2^128-1]. "
                                + "Specified value was " + text);
            }
            return hashKey;
        }

        long size() {
            return StoredRecord.size(partitionKey, data);
        }
    }

    private sealed interface Result {
        void write(Output out);
    }

    private record Put(String shardId, String sequenceNumber) implements Result {
        @Override
        public void write(Output out) {
            out.text("ShardId", shardId).text("SequenceNumber", sequenceNumber);
        }
    }

    private record Failed(AwsException error) implements Result {
        @Override
        public void write(Output out) {
            out.text("ErrorCode", error.code()).text("ErrorMessage", error.getMessage());
        }
    }
}
