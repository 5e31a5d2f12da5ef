package dev.wadi.blocks.dynamodb;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The key of a row. Two are equal where DynamoDB takes them for the same, however their numbers are written. */
public final class RowKey {
    private final Map<String, AttributeValue> attributes;
    private final Map<String, Object> values;

    RowKey(Map<String, AttributeValue> attributes) {
        this.attributes = Map.copyOf(attributes);
        values = new HashMap<>();
        attributes.forEach((name, value) -> values.put(name, comparable(value)));
    }

    /** A key has a text, a number or bytes. */
    private static Object comparable(AttributeValue value) {
        return value.n() == null ? value : new BigDecimal(value.n()).stripTrailingZeros();
    }

    public Map<String, AttributeValue> attributes() {
        return attributes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RowKey key && values.equals(key.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /** For a sentence, such as {@code depot=Ulm}. */
    @Override
    public String toString() {
        return ShownKey.of(attributes);
    }
}
