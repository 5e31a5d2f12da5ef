package dev.wadi.local.dynamodb;

import dev.wadi.local.dynamodb.expression.Condition;
import dev.wadi.local.dynamodb.table.ItemKey;
import dev.wadi.local.dynamodb.table.KeySchema;
import dev.wadi.local.dynamodb.table.SecondaryIndex;
import dev.wadi.local.dynamodb.table.Table;
import dev.wadi.local.dynamodb.value.AttributeValue;
import dev.wadi.local.dynamodb.value.Item;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;

/** Reads a page of a table or index: as many items as the limit says, and no more than a megabyte, before the filter. */
final class PageRead {

    private static final int LARGEST_PAGE = 1024 * 1024;

    private final Table table;
    private final Selection selection;
    private final int limit;
    private final Condition filter;
    private final List<Map<String, AttributeValue>> items = new ArrayList<>();
    private Optional<Map<String, AttributeValue>> last = Optional.empty();
    private int scanned;
    private int count;
    private long bytes;

    PageRead(Table table, Selection selection, int limit, Condition filter) {
        this.table = table;
        this.selection = selection;
        this.limit = limit;
        this.filter = filter;
    }

    /** @param rest what is left to read, in the order to read it in */
    PageRead read(NavigableMap<ItemKey, Item> rest) {
        List<Item> expired = new ArrayList<>();
        for (Item item : rest.values()) {
            if (table.isExpired(item)) {
                expired.add(item);
                continue;
            }
            if (add(item)) {
                last = Optional.of(pageKey(item.attributes()));
                break;
            }
        }
        expired.forEach(item ->
                table.replace(table.schema().unchecked(item.attributes()), Optional.of(item), Optional.empty()));
        return this;
    }

    /** Is the page full with it? */
    private boolean add(Item item) {
        scanned++;
        bytes += selection.size(item);
        Map<String, AttributeValue> seen = selection.seen(item.attributes());
        if (filter.test(seen)) {
            count++;
            if (selection.showsItems()) {
                items.add(selection.shown(seen));
            }
        }
        return scanned >= limit || bytes >= LARGEST_PAGE;
    }

    private Map<String, AttributeValue> pageKey(Map<String, AttributeValue> item) {
        Map<String, AttributeValue> key = new LinkedHashMap<>();
        selection
                .index()
                .map(SecondaryIndex::schema)
                .map(schema -> schema.of(item))
                .ifPresent(key::putAll);
        KeySchema schema = table.schema();
        key.putAll(schema.of(item));
        return key;
    }

    List<Map<String, AttributeValue>> items() {
        return items;
    }

    /** Where the next page begins; empty behind the last item. */
    Optional<Map<String, AttributeValue>> last() {
        return last;
    }

    int scanned() {
        return scanned;
    }

    int count() {
        return count;
    }

    long bytes() {
        return bytes;
    }
}
