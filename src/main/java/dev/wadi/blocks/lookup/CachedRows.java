package dev.wadi.blocks.lookup;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Keeps what was looked up for some time. A miss is never kept, so that a new row is seen at once. Safe for many threads.
 *
 * @param <K> by what it is looked up
 * @param <V> never null
 */
public final class CachedRows<K, V> {
    private final Duration life;
    private final int most;
    private final Clock clock;
    private final Map<K, Kept<V>> kept = new ConcurrentHashMap<>();

    private record Kept<V>(V value, Instant until) {}

    /**
     * @param life zero keeps nothing
     * @param most that are kept
     */
    public CachedRows(Duration life, int most, Clock clock) {
        this.life = life;
        this.most = most;
        this.clock = clock;
    }

    /**
     * Those of the keys that have a row.
     *
     * @param read asks for those that are not kept, all together; not called for none
     * @param atHand told where it was not called
     */
    public Map<K, V> rows(Set<K> keys, Function<Set<K>, Map<K, V>> read, Runnable atHand) {
        Instant now = clock.instant();
        Map<K, V> rows = new HashMap<>();
        Set<K> unknown = new LinkedHashSet<>();
        for (K key : keys) {
            Kept<V> row = kept.get(key);
            if (row != null && now.isBefore(row.until())) {
                rows.put(key, row.value());
            } else {
                unknown.add(key);
            }
        }
        if (unknown.isEmpty()) {
            atHand.run();
        } else {
            Map<K, V> found = read.apply(unknown);
            keep(unknown, found, now);
            rows.putAll(found);
        }
        return rows;
    }

    private void keep(Set<K> asked, Map<K, V> found, Instant now) {
        if (life.isZero()) {
            return;
        }
        Instant until = now.plus(life);
        asked.forEach(kept::remove);
        found.forEach((key, value) -> kept.put(key, new Kept<>(value, until)));
        if (kept.size() > most) {
            kept.values().removeIf(row -> !now.isBefore(row.until()));
            for (Iterator<K> any = kept.keySet().iterator(); kept.size() > most && any.hasNext(); ) {
                any.next();
                any.remove();
            }
        }
    }
}
