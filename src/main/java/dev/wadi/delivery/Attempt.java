package dev.wadi.delivery;

import dev.wadi.delivery.Fault.Blame;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** How one attempt with a batch ended, read from its account when the route has returned. */
final class Attempt {
    private final BatchAccount account;
    private final List<RecordEntry> entries;
    private final Fault fault;

    private Attempt(BatchAccount account, List<RecordEntry> entries, Fault fault) {
        this.account = account;
        this.entries = entries;
        this.fault = fault;
    }

    /** @param thrown what the route ended with; null for none */
    static Attempt read(BatchAccount account, Exception thrown, FaultJudge judge) {
        account.close();
        List<RecordEntry> entries = account.entries();
        Optional<Fault> systematic = refuseByService(entries);
        Fault fault = systematic.orElseGet(() -> find(account, entries, thrown, judge));
        return new Attempt(account, entries, fault);
    }

    private static Fault find(BatchAccount account, List<RecordEntry> entries, Exception thrown, FaultJudge judge) {
        if (account.violation().isPresent()) {
            return known(account, account.violation().get(), judge);
        }
        if (thrown == null && entries.stream().allMatch(RecordEntry::isDone)) {
            return null;
        }
        if (account.abandoned().isPresent()) {
            return known(account, account.abandoned().get(), judge);
        }
        Optional<Fault> named = entries.stream()
                .map(RecordEntry::fault)
                .filter(Objects::nonNull)
                .min(Comparator.comparing(Fault::blame));
        if (thrown != null) {
            Fault own = known(account, thrown, judge);
            return named.filter(other -> other.blame().compareTo(own.blame()) < 0)
                    .orElse(own);
        }
        boolean silent = entries.stream().anyMatch(entry -> !entry.isEnded() && entry.fault() == null);
        if (silent && named.map(Fault::blame).filter(Blame.DEPENDENCY::equals).isEmpty()) {
            return judge.judge(unaccounted(entries), Step.NONE);
        }
        return named.orElse(null);
    }

    private static Fault known(BatchAccount account, Exception thrown, FaultJudge judge) {
        return account.fault(thrown).orElseGet(() -> judge.judge(thrown, Step.NONE));
    }

    private static HoldException unaccounted(List<RecordEntry> entries) {
        List<RecordEntry> open =
                entries.stream().filter(entry -> !entry.isEnded()).toList();
        return new HoldException("The route gave no outcome to " + open.size() + " of " + entries.size()
                + " records, such as " + open.get(0).record().sourceId()
                + ": each must be stored, filtered or refused once. Nothing is acknowledged."
                + " Look for a step that was removed or moved out of its place (split, filter, save).");
    }

    /** Refusals by a service count, unless it refuses all of several in the same words and has let none through. */
    private static Optional<Fault> refuseByService(List<RecordEntry> entries) {
        List<RecordEntry> refused = entries.stream()
                .filter(entry -> !entry.isEnded() && entry.serviceRefusal() != null)
                .toList();
        if (isSystematic(entries, refused)) {
            return Optional.of(refused.get(0).fault());
        }
        refused.forEach(entry -> entry.refuse(entry.serviceRefusal()));
        return Optional.empty();
    }

    private static boolean isSystematic(List<RecordEntry> entries, List<RecordEntry> refused) {
        return refused.size() > 1
                && refused.size() == entries.size()
                && refused.stream().allMatch(entry -> entry.fault() != null)
                && refused.stream()
                                .map(entry -> entry.fault().message())
                                .distinct()
                                .count()
                        == 1
                && refused.get(0).fault().step().passes() == 0;
    }

    /** Whether every record of several was refused by a service in the same words, and none ever got through. */
    boolean isSystematic() {
        List<RecordEntry> blamed = entries.stream()
                .filter(entry -> entry.fault() != null
                        && entry.fault().service()
                        && entry.fault().blame() == Blame.RECORD)
                .toList();
        return isSystematic(entries, blamed);
    }

    BatchAccount account() {
        return account;
    }

    List<RecordEntry> entries() {
        return entries;
    }

    /** What decides; null where all is well. */
    Fault fault() {
        return fault;
    }

    /** What this record ended with: a fault of its own, or that of the attempt. */
    Fault fault(RecordEntry entry) {
        return entry.fault() == null ? fault : entry.fault();
    }

    /** The records without an outcome, or with a fault behind it. */
    List<RecordEntry> open() {
        return entries.stream().filter(entry -> !entry.isDone()).toList();
    }

    /** Whether it is known of each open record by itself what it failed with. */
    boolean isNamed() {
        List<RecordEntry> open = open();
        return !open.isEmpty()
                && open.stream()
                        .allMatch(
                                entry -> entry.fault() != null && entry.fault().records() == 1);
    }
}
