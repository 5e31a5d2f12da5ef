package dev.wadi.pipelines.turbinestatus.store;

import dev.wadi.pipelines.turbinestatus.MappingTable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps rows for {@code MAPPING_CACHE_SECONDS} (spec section 7). A miss is never kept, so a new asset or code is seen at once; no more rows are
 * kept than the mapping has.
 */
public final class CachedMappingTable implements MappingTable {
    private final MappingTable table;
    private final Duration life;
    private final Clock clock;
    private final Map<String, Row> kept = new ConcurrentHashMap<>();

    private record Row(String value, Instant until) {}

    public CachedMappingTable(MappingTable table, Duration life, Clock clock) {
        this.table = table;
        this.life = life;
        this.clock = clock;
    }

    /** The table itself where nothing is to be kept. */
    public static MappingTable over(MappingTable table, Duration life, Clock clock) {
        return life.isZero() ? table : new CachedMappingTable(table, life, clock);
    }

    @Override
    public Map<String, String> rows(Set<String> fields, Runnable atHand) {
        Instant now = clock.instant();
        Map<String, String> rows = new HashMap<>();
        Set<String> unknown = new LinkedHashSet<>();
        for (String field : fields) {
            Row row = kept.get(field);
            if (row != null && now.isBefore(row.until())) {
                rows.put(field, row.value());
            } else {
                unknown.add(field);
            }
        }
        if (unknown.isEmpty()) {
            atHand.run();
        } else {
            Map<String, String> read = table.rows(unknown, atHand);
            Instant until = now.plus(life);
            unknown.forEach(field -> kept.computeIfPresent(field, (key, old) -> null));
            read.forEach((field, value) -> kept.put(field, new Row(value, until)));
            rows.putAll(read);
        }
        return rows;
    }
}
