package dev.wadi.pipelines.snapshotstatus.store;

import dev.wadi.delivery.RefusedException;
import dev.wadi.edge.dynamodb.CountingOnce;
import dev.wadi.pipelines.snapshotstatus.SnapshotMessage;
import java.util.IdentityHashMap;
import java.util.Optional;

/** What became of files that were to be counted for a collection. */
public final class FileCounts implements CountingOnce.Results<SnapshotMessage> {
    private final IdentityHashMap<SnapshotMessage, Boolean> counted = new IdentityHashMap<>();
    private final IdentityHashMap<SnapshotMessage, RefusedException> refused = new IdentityHashMap<>();
    /** The first message of the same file, by the later ones. */
    private final IdentityHashMap<SnapshotMessage, SnapshotMessage> repeats = new IdentityHashMap<>();

    @Override
    public void counted(SnapshotMessage file) {
        counted.put(file, true);
    }

    @Override
    public void countedBefore(SnapshotMessage file) {
        counted.put(file, false);
    }

    /** The file of a message before it: refused with that one, else counted before. */
    void repeats(SnapshotMessage file, SnapshotMessage first) {
        repeats.put(file, first);
    }

    @Override
    public void refused(SnapshotMessage file, RefusedException why) {
        refused.put(file, why);
    }

    /** Whether this message counted its file: it was not counted before. No, where the counting ended before it came to this one. */
    public boolean isFirst(SnapshotMessage file) {
        return counted.getOrDefault(file, false);
    }

    /** Why there was no row to count it in, or not one with a number. */
    public Optional<RefusedException> refusal(SnapshotMessage file) {
        return Optional.ofNullable(refused.get(repeats.getOrDefault(file, file)));
    }
}
