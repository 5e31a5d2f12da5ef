package dev.wadi.edge.dynamodb;

import dev.wadi.delivery.RefusedException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The attributes that make the key of a table.
 *
 * @param names the partition key, and the sort key where the table has one, in any order
 */
public record TableKey(List<String> names) {
    /** Limit of DynamoDB for a partition key, in bytes; that of a sort key is half of it, and DynamoDB knows which is which. */
    private static final int LONGEST = 2048;

    private static final int MOST = 2;

    /** @throws IllegalArgumentException for none, or more than two */
    public TableKey {
        names = List.copyOf(names);
        if (names.isEmpty() || names.size() > MOST || names.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException(
                    "A key has one attribute or two, not " + names + ". Write those of the table's key");
        }
    }

    /** @param names separated by commas, such as {@code orderId,line} */
    public static TableKey parse(String names) {
        return new TableKey(
                Arrays.stream(names.split(",", -1)).map(String::strip).toList());
    }

    /**
     * The key of an item that has all of it.
     *
     * @throws RefusedException for what no key can be
     */
    public Map<String, AttributeValue> of(Map<String, AttributeValue> item) throws RefusedException {
        Map<String, AttributeValue> key = new LinkedHashMap<>();
        for (String name : names) {
            AttributeValue value = item.get(name);
            if (value == null) {
                throw new RefusedException(ItemReason.invalid_key, "the item has no attribute " + name);
            }
            key.put(name, checked(name, value));
        }
        return key;
    }

    private AttributeValue checked(String name, AttributeValue value) throws RefusedException {
        boolean isPossible =
                switch (value.type()) {
                    case S, N, B -> true;
                    default -> false;
                };
        if (!isPossible) {
            throw new RefusedException(
                    ItemReason.invalid_key, name + " is no text or number, and cannot be part of the key");
        }
        long size = AttributeValues.size(value);
        if (size == 0) {
            throw new RefusedException(ItemReason.invalid_key, name + " is empty, and is part of the key");
        }
        if (size > LONGEST) {
            throw new RefusedException(
                    ItemReason.invalid_key,
                    name + " has " + size + " bytes, and as part of the key at most " + LONGEST);
        }
        return value;
    }
}
