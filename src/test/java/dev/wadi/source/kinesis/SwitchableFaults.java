package dev.wadi.source.kinesis;

import dev.wadi.local.emulator.Account;
import dev.wadi.local.emulator.AwsException;
import dev.wadi.local.emulator.Faults;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Failures of the local Kinesis that a test switches on, so many times. */
final class SwitchableFaults implements Faults {
    static final int FOR_EVER = Integer.MAX_VALUE;

    private final Map<String, Integer> calls = new ConcurrentHashMap<>();
    private final Map<String, Integer> keys = new ConcurrentHashMap<>();
    private final List<String> made = new CopyOnWriteArrayList<>();
    private final List<String> offered = new CopyOnWriteArrayList<>();

    void failCalls(String operation, int times) {
        calls.put(operation, times);
    }

    void failRecordsOf(String partitionKey, int times) {
        keys.put(partitionKey, times);
    }

    void none() {
        calls.clear();
        keys.clear();
        offered.clear();
        made.clear();
    }

    int callsOf(String operation) {
        return Collections.frequency(made, operation);
    }

    /** Partition keys of all records that were put, those that failed too. */
    List<String> offered() {
        return offered;
    }

    @Override
    public Optional<AwsException> onCall(Account account, String operation) {
        made.add(operation);
        return take(calls, operation);
    }

    @Override
    public Optional<AwsException> onRecord(Account account, String stream, String partitionKey) {
        offered.add(partitionKey);
        return take(keys, partitionKey);
    }

    private static Optional<AwsException> take(Map<String, Integer> failures, String name) {
        boolean[] fails = new boolean[1];
        failures.computeIfPresent(name, (key, left) -> {
            fails[0] = left > 0;
            return left > 0 && left != FOR_EVER ? left - 1 : left;
        });
        return fails[0]
                ? Optional.of(AwsException.refused("ProvisionedThroughputExceededException", "Rate exceeded"))
                : Optional.empty();
    }
}
