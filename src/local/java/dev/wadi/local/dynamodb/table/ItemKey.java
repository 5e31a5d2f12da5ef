package dev.wadi.local.dynamodb.table;

import dev.wadi.local.dynamodb.value.AttributeValue;
import dev.wadi.local.dynamodb.value.Numbers;
import dev.wadi.local.dynamodb.value.ValueOrder;
import java.util.Base64;
import java.util.Optional;

/**
 * Where an item stands: by the hash of its hash key, which scatters them as AWS does, then by the key itself, then by
 * the range key, in an index also by the table's key, because there many items may have the same. A bound is a key that
 * breaks off early: it stands before or behind all keys that begin like it.
 */
public final class ItemKey implements Comparable<ItemKey> {

    private static final int BEFORE = -1;
    private static final int EXACT = 0;
    private static final int BEHIND = 1;

    /** Comes before every hash key of its order, whatever the type. */
    private static final AttributeValue NOTHING = new AttributeValue.Null();

    private final int order;
    private final AttributeValue hash;
    private final Optional<AttributeValue> range;
    private final Optional<ItemKey> tableKey;
    private final int edge;

    private ItemKey(
            int order, AttributeValue hash, Optional<AttributeValue> range, Optional<ItemKey> tableKey, int edge) {
        this.order = order;
        this.hash = hash;
        this.range = range;
        this.tableKey = tableKey;
        this.edge = edge;
    }

    static ItemKey of(AttributeValue hash) {
        return new ItemKey(order(hash), hash, Optional.empty(), Optional.empty(), EXACT);
    }

    static ItemKey of(AttributeValue hash, AttributeValue range) {
        return new ItemKey(order(hash), hash, Optional.of(range), Optional.empty(), EXACT);
    }

    /** In an index: this key of it, for the item of that key in the table. */
    ItemKey in(ItemKey key) {
        return new ItemKey(order, hash, range, Optional.of(key), EXACT);
    }

    static ItemKey before(AttributeValue hash, Optional<AttributeValue> range) {
        return new ItemKey(order(hash), hash, range, Optional.empty(), BEFORE);
    }

    static ItemKey behind(AttributeValue hash, Optional<AttributeValue> range) {
        return new ItemKey(order(hash), hash, range, Optional.empty(), BEHIND);
    }

    /** The hash key as a text, to tell items by. */
    public String hashText() {
        if (hash instanceof AttributeValue.S text) {
            return text.value();
        }
        return hash instanceof AttributeValue.N number
                ? Numbers.write(number.value())
                : Base64.getEncoder().encodeToString(((AttributeValue.B) hash).value());
    }

    /** Stands before all keys of that segment of a scan: segments are equal ranges of the hashes. */
    static ItemKey segmentStart(int segment, int total) {
        int first = (int) ((segment * (1L << Integer.SIZE) + total - 1) / total);
        return new ItemKey(first, NOTHING, Optional.empty(), Optional.empty(), BEFORE);
    }

    /** The finalizer of MurmurHash3: similar keys are far from each other. */
    private static int order(AttributeValue hash) {
        int mixed = hash.hashCode();
        mixed = (mixed ^ (mixed >>> 16)) * 0x85ebca6b;
        mixed = (mixed ^ (mixed >>> 13)) * 0xc2b2ae35;
        return mixed ^ (mixed >>> 16);
    }

    @Override
    public int compareTo(ItemKey other) {
        if (order != other.order) {
            return Integer.compareUnsigned(order, other.order);
        }
        if (hash == NOTHING || other.hash == NOTHING) {
            return Boolean.compare(hash != NOTHING, other.hash != NOTHING);
        }
        int byHash = ValueOrder.compare(hash, other.hash);
        if (byHash != 0) {
            return byHash;
        }
        if (range.isEmpty() != other.range.isEmpty()) {
            return range.isEmpty() ? edge : -other.edge;
        }
        if (range.isPresent()) {
            int byRange = ValueOrder.compare(range.get(), other.range.get());
            if (byRange != 0) {
                return byRange;
            }
        }
        if (tableKey.isEmpty() != other.tableKey.isEmpty()) {
            return tableKey.isEmpty() ? edge : -other.edge;
        }
        int byTable = tableKey.isPresent() ? tableKey.get().compareTo(other.tableKey.get()) : 0;
        return byTable != 0 ? byTable : Integer.compare(edge, other.edge);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ItemKey key && compareTo(key) == 0;
    }

    @Override
    public int hashCode() {
        return order;
    }
}
