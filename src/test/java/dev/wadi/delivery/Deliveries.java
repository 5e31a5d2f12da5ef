package dev.wadi.delivery;

import dev.wadi.delivery.RecordingTarget.Trouble;
import dev.wadi.testing.TextRecord;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Deliveries of text records with short pauses, and what goes wrong in them. */
final class Deliveries {
    static final Trouble NONE = ids -> {};
    static final Backoff SHORT = Backoff.between(Duration.ofMillis(1), Duration.ofMillis(2));
    static final HoldPolicy POLICY = HoldPolicy.of(SHORT);

    private Deliveries() {}

    static BatchDelivery<TextRecord> delivery(RecordingTarget target, Account account) {
        return delivery(target, account, POLICY);
    }

    static BatchDelivery<TextRecord> delivery(RecordingTarget target, Account account, HoldPolicy policy) {
        return new BatchDelivery<>(target, account, history(policy));
    }

    static SourceHistory history(HoldPolicy policy) {
        return new SourceHistory(policy, new FailureHistory(), Set.of());
    }

    static EnvelopeTarget envelope(int size, EnvelopeTarget.Trouble trouble) {
        return new EnvelopeTarget(size, new Step("route", "save", false, List.of()), trouble);
    }

    static Trouble poison(String id) {
        return ids -> {
            if (ids.contains(id)) {
                throw new IllegalStateException("poison among " + ids);
            }
        };
    }

    static List<TextRecord> records(String... ids) {
        return Stream.of(ids).map(id -> new TextRecord(id, "{}")).toList();
    }
}
