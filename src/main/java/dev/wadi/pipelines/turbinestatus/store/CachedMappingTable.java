package dev.wadi.pipelines.turbinestatus.store;

import dev.wadi.blocks.lookup.CachedRows;
import dev.wadi.pipelines.turbinestatus.MappingTable;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * Keeps rows for {@code MAPPING_CACHE_SECONDS} (spec section 7). A miss is never kept, so a new asset or code is seen at once; no more rows are
 * kept than the mapping has.
 */
public final class CachedMappingTable implements MappingTable {
    private final MappingTable table;
    private final CachedRows<String, String> rows;

    public CachedMappingTable(MappingTable table, Duration life, Clock clock) {
        this.table = table;
        rows = new CachedRows<>(life, Integer.MAX_VALUE, clock);
    }

    /** The table itself where nothing is to be kept. */
    public static MappingTable over(MappingTable table, Duration life, Clock clock) {
        return life.isZero() ? table : new CachedMappingTable(table, life, clock);
    }

    @Override
    public Map<String, String> rows(Set<String> fields, Runnable atHand) {
        return rows.rows(fields, unknown -> table.rows(unknown, atHand), atHand);
    }
}
