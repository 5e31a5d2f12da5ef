package dev.wadi.delivery;

import java.util.List;
import java.util.function.Predicate;

/** Records that go through the route together, and how often they did in vain. */
final class Segment<R extends SourceRecord> {
    private final List<R> records;
    private final boolean part;
    private int attempts;
    private int unexplained;
    /** In a row, in a call, of all of them together. */
    private int inCall;

    private long inCallSince;
    private boolean held;
    /** Null where the route has not decided yet. */
    private Attempt verdict;

    private Segment(List<R> records, boolean part, int attempts, int unexplained) {
        this.records = records;
        this.part = part;
        this.attempts = attempts;
        this.unexplained = unexplained;
    }

    static <R extends SourceRecord> Segment<R> of(List<R> records) {
        return new Segment<>(records, false, 0, 0);
    }

    List<R> records() {
        return records;
    }

    boolean isEmpty() {
        return records.isEmpty();
    }

    boolean isOne() {
        return records.size() == 1;
    }

    /** Of a batch that was halved to find the record. */
    boolean isPart() {
        return part;
    }

    /** How the route ended for them, where only their dead letters are missing; null where it has to be tried. */
    Attempt verdict() {
        return verdict;
    }

    /** The same, with nothing to do but what follows from the verdict. */
    Segment<R> judged(Attempt by) {
        Segment<R> judged = part(record -> true);
        judged.verdict = by;
        return judged;
    }

    void held() {
        held = true;
    }

    /** The attempt before was one of a hold. */
    boolean isHeld() {
        return held;
    }

    int attempts() {
        return attempts;
    }

    void tried() {
        attempts++;
    }

    /** An attempt ended in a fault that nobody explains; returns how many did. */
    int unexplained() {
        return ++unexplained;
    }

    /** An attempt ended in a call, in a fault that nobody explains. */
    void failedInCall() {
        if (inCall++ == 0) {
            inCallSince = System.nanoTime();
        }
    }

    /** It ended in a fault of another kind: what comes next is no longer in a row. */
    void failedElsewhere() {
        inCall = 0;
    }

    /** That is so for long enough to look whether it is one of them. */
    boolean isLongInCall(HoldPolicy policy) {
        return inCall > 0 && policy.isLong(inCall, inCallSince);
    }

    /** What is known of the whole holds for its halves. */
    List<Segment<R>> halves() {
        int half = records.size() / 2;
        return List.of(part(0, half), part(half, records.size()));
    }

    /** Those that are so, with what is known of all. */
    Segment<R> part(Predicate<R> such) {
        Segment<R> rest = new Segment<>(records.stream().filter(such).toList(), part, attempts, unexplained);
        rest.inCall = inCall;
        rest.inCallSince = inCallSince;
        rest.held = held;
        return rest;
    }

    private Segment<R> part(int from, int to) {
        Segment<R> part = new Segment<>(records.subList(from, to), true, attempts, Math.max(0, unexplained - 1));
        part.inCall = inCall;
        part.inCallSince = inCallSince;
        part.held = held;
        return part;
    }
}
