package dev.wadi.pipelines.starschema.table;

import dev.wadi.edge.parquet.TypedRow;
import dev.wadi.pipelines.starschema.object.InputObject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The latest row of each key of the tables that others look up, and of those that look them up (spec section 4). Ids of objects order states. Whoever changes
 * it holds the lock of its tables; a change is applied when its object is done with.
 */
public final class WarehouseState {
    private final Map<String, Map<PrimaryKey, KeptRow>> tables = new ConcurrentHashMap<>();
    private final Set<InputObject> applied = ConcurrentHashMap.newKeySet();

    /** What an object changes, in the order of its lines. Not in the state yet. */
    public record Change(InputObject object, Map<PrimaryKey, TypedRow> rows) {
        public static Change none(InputObject object) {
            return new Change(object, Map.of());
        }

        String source() {
            return object.table();
        }
    }

    private Map<PrimaryKey, KeptRow> table(String source) {
        return tables.computeIfAbsent(source, name -> new HashMap<>());
    }

    /** Of a row of an object with a lower id it is known that another has replaced it. */
    boolean isSuperseded(String source, PrimaryKey key, long id) {
        KeptRow kept = table(source).get(key);
        return kept != null && kept.id() > id;
    }

    Optional<TypedRow> row(String source, PrimaryKey key) {
        return Optional.ofNullable(table(source).get(key)).map(KeptRow::row);
    }

    /** The same, as if the change were applied. */
    Optional<TypedRow> row(String source, PrimaryKey key, Change change) {
        TypedRow changed = source.equals(change.source()) ? change.rows().get(key) : null;
        return changed == null ? row(source, key) : Optional.of(changed);
    }

    Map<PrimaryKey, KeptRow> rows(String source) {
        return table(source);
    }

    /** A row with a higher id stays, so that objects may be applied in any order. */
    public void apply(Change change) {
        Map<PrimaryKey, KeptRow> table = table(change.source());
        long id = change.object().id();
        change.rows()
                .forEach((key, row) ->
                        table.merge(key, new KeptRow(id, row), (old, next) -> old.id() > next.id() ? old : next));
        applied.add(change.object());
    }

    /** Whether what this object changes is in the state. Of one that is done with it is not where its mark was stored and nobody heard of it. */
    public boolean has(InputObject object) {
        return applied.contains(object);
    }
}
