package dev.wadi.local.dynamodb.table;

import dev.wadi.local.dynamodb.expression.Projection;
import dev.wadi.local.dynamodb.value.AttributeValue;
import dev.wadi.local.dynamodb.value.Item;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A local or global secondary index. It holds the whole items and shows of them what it projects. */
public final class SecondaryIndex {

    private final IndexDefinition definition;
    private final Optional<Projection> projected;
    private final Instant created;
    private final ItemTree items = new ItemTree();
    private Throughput throughput;

    SecondaryIndex(IndexDefinition definition, KeySchema table, Instant created) {
        this.definition = definition;
        this.created = created;
        this.throughput = definition.throughput();
        this.projected = projection(definition, table);
    }

    private static Optional<Projection> projection(IndexDefinition definition, KeySchema table) {
        if (definition.projection().kind() == IndexProjection.Kind.ALL) {
            return Optional.empty();
        }
        Set<String> names = new LinkedHashSet<>(table.names());
        names.addAll(definition.schema().names());
        names.addAll(definition.projection().nonKeyAttributes());
        return Optional.of(Projection.ofAttributes(names));
    }

    public IndexDefinition definition() {
        return definition;
    }

    public String name() {
        return definition.name();
    }

    public KeySchema schema() {
        return definition.schema();
    }

    public boolean global() {
        return definition.global();
    }

    public boolean projectsAll() {
        return projected.isEmpty();
    }

    public Instant created() {
        return created;
    }

    public Throughput throughput() {
        return throughput;
    }

    void throughput(Throughput changed) {
        throughput = changed;
    }

    public ItemTree items() {
        return items;
    }

    /** Where an item of the table stands here; nowhere if it lacks a key attribute. */
    public Optional<ItemKey> key(ItemKey tableKey, Map<String, AttributeValue> item) {
        return IndexKeys.fits(this, item) ? Optional.of(schema().unchecked(item).in(tableKey)) : Optional.empty();
    }

    /** What this index has of an item. */
    public Map<String, AttributeValue> shown(Map<String, AttributeValue> item) {
        return projected.isPresent() ? projected.get().of(item) : item;
    }

    /** Bytes of what this index has of an item. */
    public int size(Item item) {
        return projected.isPresent() ? Item.size(shown(item.attributes())) : item.size();
    }

    void replace(ItemKey tableKey, Optional<Item> old, Optional<Item> changed) {
        old.flatMap(item -> key(tableKey, item.attributes())).ifPresent(items::remove);
        changed.ifPresent(item -> key(tableKey, item.attributes()).ifPresent(key -> items.put(key, item)));
    }
}
