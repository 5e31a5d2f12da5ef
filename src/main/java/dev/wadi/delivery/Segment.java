package dev.wadi.delivery;

import java.util.List;

/** Records that go through the route together, and how often they did in vain. */
final class Segment<R extends SourceRecord> {
    private final List<R> records;
    private final boolean part;
    private int attempts;
    private int unexplained;

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

    boolean isOne() {
        return records.size() == 1;
    }

    /** Of a batch that was halved to find the record. */
    boolean isPart() {
        return part;
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

    /** What is known of the whole holds for its halves. */
    List<Segment<R>> halves() {
        int half = records.size() / 2;
        int before = Math.max(0, unexplained - 1);
        return List.of(
                new Segment<>(records.subList(0, half), true, attempts, before),
                new Segment<>(records.subList(half, records.size()), true, attempts, before));
    }
}
