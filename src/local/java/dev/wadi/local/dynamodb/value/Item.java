package dev.wadi.local.dynamodb.value;

import dev.wadi.local.emulator.AwsException;
import java.util.Collections;
import java.util.Map;

/**
 * The attributes of one item. Never changes.
 *
 * @param size in AWS' bytes: names and values
 */
public record Item(Map<String, AttributeValue> attributes, int size) {

    public static final int LARGEST = 400 * 1024;

    /** @param attributes handed over, not to be changed any more */
    public static Item of(Map<String, AttributeValue> attributes) {
        return new Item(Collections.unmodifiableMap(attributes), size(attributes));
    }

    public static int size(Map<String, AttributeValue> attributes) {
        int size = 0;
        for (Map.Entry<String, AttributeValue> attribute : attributes.entrySet()) {
            size += Sizes.utf8(attribute.getKey()) + attribute.getValue().size();
        }
        return size;
    }

    /** Refuses lists and maps that stand deeper in each other than {@link ValueReader} would take them. */
    public Item notTooDeep() {
        attributes.values().forEach(value -> ValueReader.requireDepth(value, 1));
        return this;
    }

    /** Refuses what is larger than 400 KB. */
    public Item within(String message) {
        if (size > LARGEST) {
            throw AwsException.invalid(message);
        }
        return this;
    }
}
