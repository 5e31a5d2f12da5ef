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
    private final boolean othersOpen;

    private Attempt(BatchAccount account, List<RecordEntry> entries, Fault fault, boolean othersOpen) {
        this.account = account;
        this.entries = entries;
        this.fault = fault;
        this.othersOpen = othersOpen;
    }

    /**
     * @param thrown what the route ended with; null for none
     * @param othersOpen the batch has other records, and nobody knows yet how they end
     */
    static Attempt read(BatchAccount account, Exception thrown, FaultJudge judge, boolean othersOpen) {
        List<RecordEntry> entries = account.entries();
        Optional<Fault> systematic = refuseByService(entries, othersOpen);
        Fault fault = systematic.orElseGet(() -> find(account, entries, thrown, judge));
        return new Attempt(account, entries, fault, othersOpen);
    }

    private static Fault find(BatchAccount account, List<RecordEntry> entries, Exception thrown, FaultJudge judge) {
        if (account.violation().isPresent()) {
            return known(account, account.violation().get(), judge);
        }
        if (thrown == null && entries.stream().allMatch(RecordEntry::isDone)) {
            return null;
        }
        Optional<Exception> abandoned = account.faults().abandoned();
        if (abandoned.isPresent()) {
            return known(account, abandoned.get(), judge);
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
        return account.faults().of(thrown).orElseGet(() -> judge.judge(thrown, Step.NONE));
    }

    private static HoldException unaccounted(List<RecordEntry> entries) {
        List<RecordEntry> open =
                entries.stream().filter(entry -> !entry.isEnded()).toList();
        RecordEntry first = open.get(0);
        return new HoldException("The route gave no outcome to " + open.size() + " of " + entries.size()
                + " records, such as " + first.record().sourceId()
                + ": each must be stored, filtered or refused once. Nothing is acknowledged. "
                + (first.heldBack() == null ? whereToLook(first) : first.heldBack()));
    }

    private static String whereToLook(RecordEntry open) {
        String moved = "ook for a step that was removed or moved out of its place (split, filter, save).";
        return open.lastCall()
                .map(step -> "The last call for it was that of step " + step
                        + ". If no step behind that is for this record, let " + step
                        + " be the last, without last: false, or write to: outcome:NAME?of=" + step
                        + " for it, in an otherwise. If one is, l" + moved)
                .orElse("L" + moved);
    }

    /** Refusals by a service count, unless it refuses all of several in the same words and has let none through. */
    private static Optional<Fault> refuseByService(List<RecordEntry> entries, boolean othersOpen) {
        List<RecordEntry> refused = entries.stream()
                .filter(entry -> !entry.isEnded() && entry.serviceRefusal() != null)
                .toList();
        if (isSystematic(entries, refused, othersOpen)) {
            return Optional.of(refused.get(0).fault());
        }
        refused.forEach(entry -> entry.refuse(entry.serviceRefusal()));
        return Optional.empty();
    }

    /** One of several is no other case than all of them, as long as nobody knows how the others end. */
    private static boolean isSystematic(List<RecordEntry> entries, List<RecordEntry> refused, boolean othersOpen) {
        return (refused.size() > 1 || (othersOpen && !refused.isEmpty()))
                && entries.stream().filter(entry -> !refused.contains(entry)).allMatch(RecordEntry::isEnded)
                && refused.stream().allMatch(entry -> entry.fault() != null)
                && refused.stream()
                                .map(entry -> entry.fault().message())
                                .distinct()
                                .count()
                        == 1
                && hasLetNoneThrough(refused.get(0).fault().step(), entries, refused);
    }

    /** Those that had their outcome before they came there, such as skipped ones, show nothing of it. */
    private static boolean hasLetNoneThrough(Step step, List<RecordEntry> entries, List<RecordEntry> refused) {
        return step.calls() == 0
                && entries.stream().filter(entry -> !refused.contains(entry)).noneMatch(entry -> entry.reached(step));
    }

    /** Whether every record of the batch may be refused by a service in the same words, as none ever got through. */
    boolean isSystematic() {
        List<RecordEntry> blamed = entries.stream()
                .filter(entry -> entry.fault() != null
                        && entry.fault().service()
                        && entry.fault().blame() == Blame.RECORD)
                .toList();
        return isSystematic(entries, blamed, othersOpen);
    }

    /** How many records, one behind the other, failed at the step with none between that it let through. */
    int mostInARow(Step step) {
        int most = 0;
        int row = 0;
        for (RecordEntry entry : entries) {
            if (!entry.isDone() && fault(entry).step() == step) {
                row++;
                most = Math.max(most, row);
            } else if (entry.hasPassed(step)) {
                row = 0;
            }
        }
        return most;
    }

    /** Whether all of a message ended well, with nothing left to write. */
    boolean isStored(SourceRecord message) {
        return account.isStored(message);
    }

    /** Whether all of a message has its outcome, and nothing of the route is left for it. */
    boolean isThrough(SourceRecord message) {
        return account.isThrough(message);
    }

    /** Whether something of a message goes to the dead-letter queue. */
    boolean isRefused(SourceRecord message) {
        return entries(List.of(message)).stream().anyMatch(entry -> entry.refusal() != null);
    }

    /** Those of these messages. */
    List<RecordEntry> entries(List<? extends SourceRecord> messages) {
        return RecordEntry.leaves(messages.stream().map(account::entry).toList());
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
        return !open.isEmpty() && open.stream().allMatch(Attempt::failedAlone);
    }

    /** The same of one: not where it failed together with others, or had not begun when the attempt was given up. */
    boolean isNamed(RecordEntry entry) {
        return failedAlone(entry) || open().size() == 1;
    }

    private static boolean failedAlone(RecordEntry entry) {
        return entry.fault() != null && entry.fault().records() == 1;
    }
}
