package dev.wadi.blocks.dynamodb;

import dev.wadi.edge.dynamodb.StoredValues;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The key of a row. Two are equal where DynamoDB takes them for the same, however their numbers are written. */
public final class RowKey {
    private final Map<String, AttributeValue> attributes;
    private final Map<String, Object> values;

    RowKey(Map<String, AttributeValue> attributes) {
        this.attributes = Map.copyOf(attributes);
        values = StoredValues.of(attributes);
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
