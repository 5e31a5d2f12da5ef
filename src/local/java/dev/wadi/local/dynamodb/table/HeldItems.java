package dev.wadi.local.dynamodb.table;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The items that transactions still hold, where these are made to last: no other write gets to them meanwhile. */
public final class HeldItems {

    public static final String CONFLICT = "Transaction is ongoing for the item";

    private final Map<Table, Map<ItemKey, Long>> until = new HashMap<>();
    private final Clock realTime;

    HeldItems(Clock realTime) {
        this.realTime = realTime;
    }

    public void hold(Table table, ItemKey key, Duration time) {
        until.computeIfAbsent(table, added -> new HashMap<>()).put(key, realTime.millis() + time.toMillis());
    }

    public boolean holds(Table table, ItemKey key) {
        if (until.isEmpty()) {
            return false;
        }
        Map<ItemKey, Long> keys = until.getOrDefault(table, Map.of());
        Long end = keys.get(key);
        if (end == null) {
            return false;
        }
        if (realTime.millis() < end) {
            return true;
        }
        keys.remove(key);
        return false;
    }
}
