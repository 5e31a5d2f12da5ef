package dev.wadi.delivery;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** How records ended, as their metric counts them. */
final class RecordOutcomes {
    private RecordOutcomes() {}

    /** How many ended how, refused ones included. */
    static Map<Outcome, Integer> of(Collection<RecordEntry> entries) {
        Map<Outcome, Integer> outcomes = new HashMap<>();
        for (RecordEntry entry : entries) {
            Outcome outcome = of(entry);
            if (outcome != null) {
                outcomes.merge(outcome, 1, Integer::sum);
            }
        }
        return outcomes;
    }

    /** Null where it has not ended. */
    static Outcome of(RecordEntry entry) {
        RefusedRecordException refusal = entry.refusal();
        return refusal == null ? entry.outcome() : refusal.outcome();
    }

    /** Of those that are to be dead-lettered. */
    static List<RefusedRecordException> refusals(Collection<RecordEntry> entries) {
        return entries.stream()
                .map(RecordEntry::refusal)
                .filter(Objects::nonNull)
                .toList();
    }
}
