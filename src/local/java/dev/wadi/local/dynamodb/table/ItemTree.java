package dev.wadi.local.dynamodb.table;

import dev.wadi.local.dynamodb.value.AttributeValue;
import dev.wadi.local.dynamodb.value.Item;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The items of a table or index in the order of their keys. What one costs grows with the logarithm of their number. */
public final class ItemTree {

    private final NavigableMap<ItemKey, Item> items = new TreeMap<>();
    private long bytes;

    Optional<Item> get(ItemKey key) {
        return Optional.ofNullable(items.get(key));
    }

    void put(ItemKey key, Item item) {
        Item old = items.put(key, item);
        bytes += item.size() - (old == null ? 0 : old.size());
    }

    void remove(ItemKey key) {
        Item old = items.remove(key);
        bytes -= old == null ? 0 : old.size();
    }

    public int count() {
        return items.size();
    }

    public long bytes() {
        return bytes;
    }

    /** One hash key's items between the bounds. */
    public NavigableMap<ItemKey, Item> range(AttributeValue hash, RangeBounds bounds) {
        ItemKey first = bounds.first(hash);
        ItemKey last = bounds.last(hash);
        return first.compareTo(last) < 0 ? items.subMap(first, true, last, true) : Collections.emptyNavigableMap();
    }

    /** All of a segment: a scan's share of the hash keys, {@code segment} of {@code total}. */
    public NavigableMap<ItemKey, Item> segment(int segment, int total) {
        if (total == 1) {
            return items;
        }
        NavigableMap<ItemKey, Item> rest = items.tailMap(ItemKey.segmentStart(segment, total), true);
        return segment + 1 == total ? rest : rest.headMap(ItemKey.segmentStart(segment + 1, total), false);
    }
}
