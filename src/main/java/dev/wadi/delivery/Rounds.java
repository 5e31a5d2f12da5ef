package dev.wadi.delivery;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/** The segments of a batch that are not done with: those of this round, and those that wait for the next, behind a pause. */
final class Rounds<R extends SourceRecord> {
    private final Deque<Segment<R>> now = new ArrayDeque<>();
    private final List<Segment<R>> later = new ArrayList<>();

    /** Null at the end of the round. */
    Segment<R> next() {
        return now.poll();
    }

    /** Whether another segment comes in this round. */
    boolean isLast() {
        return now.isEmpty();
    }

    /** In this round, before all others, in the order given. */
    void atOnce(List<Segment<R>> segments) {
        for (int i = segments.size() - 1; i >= 0; i--) {
            now.addFirst(segments.get(i));
        }
    }

    /** In this round, behind all others. */
    void now(List<R> records) {
        if (!records.isEmpty()) {
            now(Segment.of(records));
        }
    }

    /** In this round, behind all others. */
    void now(Segment<R> segment) {
        now.add(segment);
    }

    void later(Segment<R> segment) {
        later.add(segment);
    }

    /** The round ends here: this one comes in the next, and what is left of this round behind it. */
    void endWith(Segment<R> segment) {
        later.add(segment);
        later.addAll(now);
        now.clear();
    }

    boolean isAnyHeld() {
        return Stream.concat(now.stream(), later.stream()).anyMatch(Segment::isHeld);
    }

    /** False: nothing is left. */
    boolean beginNext() {
        now.addAll(later);
        later.clear();
        return !now.isEmpty();
    }
}
