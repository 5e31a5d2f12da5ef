package dev.wadi.blocks.records;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Things of the same key in the same part, in their order; a new key goes to the part that is the smallest so far. */
final class Partitions<T> {
    private final int most;
    private final List<List<T>> parts = new ArrayList<>();
    private final Map<Object, List<T>> byKey = new HashMap<>();

    /** @param most parts */
    Partitions(int most) {
        this.most = most;
    }

    void add(Object key, T thing) {
        byKey.computeIfAbsent(key, first -> next()).add(thing);
    }

    private List<T> next() {
        if (parts.size() < most) {
            List<T> part = new ArrayList<>();
            parts.add(part);
            return part;
        }
        return parts.stream().min(Comparator.comparingInt(List::size)).orElseThrow();
    }

    /** Each with something in it. */
    List<List<T>> parts() {
        return parts;
    }
}
