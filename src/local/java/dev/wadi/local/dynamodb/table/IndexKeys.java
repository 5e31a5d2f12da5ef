package dev.wadi.local.dynamodb.table;

import dev.wadi.local.dynamodb.value.AttributeValue;
import dev.wadi.local.emulator.AwsException;
import java.util.Map;

/** Whether items have the key attributes of indexes in the right type; an item that lacks one is just not in the index. */
public final class IndexKeys {

    private IndexKeys() {}

    /** Refuses an item that was put. */
    public static void checkPut(Table table, Map<String, AttributeValue> item) {
        for (SecondaryIndex index : table.indexes()) {
            for (KeyAttribute attribute : index.schema().attributes()) {
                AttributeValue value = item.get(attribute.name());
                if (value != null && value.type() != attribute.type()) {
                    throw AwsException.invalid("One or more parameter values were invalid: Type mismatch for Index Key "
                            + attribute.name() + " Expected: " + attribute.type() + " Actual: " + value.type()
                            + " IndexName: " + index.name());
                }
                checkNotEmpty(index, attribute, value);
            }
        }
    }

    /** Refuses an item that an update made. */
    public static void checkUpdate(Table table, Map<String, AttributeValue> item) {
        for (SecondaryIndex index : table.indexes()) {
            for (KeyAttribute attribute : index.schema().attributes()) {
                AttributeValue value = item.get(attribute.name());
                if (value != null && value.type() != attribute.type()) {
                    throw AwsException.invalid(
                            "The update expression attempted to update the secondary index key to unsupported type");
                }
                checkNotEmpty(index, attribute, value);
            }
        }
    }

    /** For an item that was there before the index. */
    static boolean fits(SecondaryIndex index, Map<String, AttributeValue> item) {
        return index.schema().attributes().stream().allMatch(attribute -> {
            AttributeValue value = item.get(attribute.name());
            return value != null && value.type() == attribute.type() && value.size() > 0;
        });
    }

    private static void checkNotEmpty(SecondaryIndex index, KeyAttribute attribute, AttributeValue value) {
        if (value != null && value.size() == 0) {
            throw AwsException.invalid("One or more parameter values are not valid. A value specified for a secondary"
                    + " index key is not supported. The AttributeValue for a key attribute cannot contain an empty "
                    + KeySchema.emptyWord(attribute) + " value. IndexName: " + index.name() + ", IndexKey: "
                    + attribute.name());
        }
    }
}
