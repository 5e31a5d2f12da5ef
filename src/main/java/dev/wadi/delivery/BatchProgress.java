package dev.wadi.delivery;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Which records of a batch are done with, and which may go on because of that. Only {@link #isDone} may be asked from another thread. */
final class BatchProgress<R extends SourceRecord> {
    /** Null for a source that acknowledges by position. */
    private final Acknowledgement<R> acknowledgement;

    private final int size;
    private final Set<SourceRecord> done =
            Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));
    /** The one that waits for it. */
    private final IdentityHashMap<SourceRecord, R> next = new IdentityHashMap<>();

    /** By message, the records in it. */
    private final List<List<RecordEntry>> through = new ArrayList<>();

    /** @param size of the batch */
    BatchProgress(Acknowledgement<R> acknowledgement, int size) {
        this.acknowledgement = acknowledgement;
        this.size = size;
    }

    /** Those of them that wait for none of the others. */
    List<R> ready(List<R> records) {
        if (!isApart()) {
            return records;
        }
        List<R> ready = new ArrayList<>(records.size());
        Map<String, R> last = new HashMap<>();
        for (R record : records) {
            String order = acknowledgement.order(record);
            R before = order == null ? null : last.put(order, record);
            if (before == null) {
                ready.add(record);
            } else {
                next.put(before, record);
            }
        }
        return ready;
    }

    /** Returns those that waited for one of these. Not what waited for one that comes again: it would be overtaken, and is left to come behind it. */
    List<R> done(List<R> records) {
        done.addAll(records);
        if (!isApart() || records.isEmpty()) {
            return List.of();
        }
        return acknowledgement.done(records).stream()
                .map(next::remove)
                .filter(Objects::nonNull)
                .toList();
    }

    /** A message of a batch that was halved has gone through, with these records in it: the other half failed where this one did not. */
    void through(List<RecordEntry> message) {
        through.add(message);
    }

    boolean isDone(SourceRecord record) {
        return done.contains(record);
    }

    boolean isComplete() {
        return done.size() == size;
    }

    /** Whether one that is held keeps none of the others. */
    boolean isApart() {
        return acknowledgement != null;
    }

    /** Whether the batch has more that is not done with. */
    boolean isMoreThan(List<R> records) {
        return size - done.size() > records.size();
    }

    /** How many of those that went through this step took, for each that is not done with; none that was refused, whoever did. */
    int neighbours(Step step) {
        long taken = through.stream()
                .filter(message -> message.stream().anyMatch(entry -> entry.hasPassed(step) && entry.refusal() == null))
                .count();
        return (int) taken / Math.max(1, size - done.size());
    }
}
