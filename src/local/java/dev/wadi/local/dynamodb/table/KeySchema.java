package dev.wadi.local.dynamodb.table;

import dev.wadi.local.dynamodb.value.AttributeValue;
import dev.wadi.local.dynamodb.value.AttributeType;
import dev.wadi.local.emulator.AwsException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The hash key and, where there is one, the range key of a table or index. */
public record KeySchema(KeyAttribute hash, Optional<KeyAttribute> range) {

    private static final int LONGEST_HASH = 2048;
    private static final int LONGEST_RANGE = 1024;
    private static final String MISMATCH = "The provided key element does not match the schema";

    public List<KeyAttribute> attributes() {
        return Stream.concat(Stream.of(hash), range.stream()).toList();
    }

    public List<String> names() {
        return attributes().stream().map(KeyAttribute::name).toList();
    }

    /** The key of a call that names one item: these attributes and no others. */
    public ItemKey key(Map<String, AttributeValue> key) {
        if (key.size() != attributes().size()) {
            throw AwsException.invalid(MISMATCH);
        }
        for (KeyAttribute attribute : attributes()) {
            AttributeValue value = key.get(attribute.name());
            if (value == null || value.type() != attribute.type()) {
                throw AwsException.invalid(MISMATCH);
            }
        }
        return checked(key);
    }

    /** The key of an item that is to be stored. */
    public ItemKey keyOf(Map<String, AttributeValue> item) {
        for (KeyAttribute attribute : attributes()) {
            AttributeValue value = item.get(attribute.name());
            if (value == null) {
                throw AwsException.invalid("One or more parameter values were invalid: Missing the key "
                        + attribute.name() + " in the item");
            } else if (value.type() != attribute.type()) {
                throw AwsException.invalid("One or more parameter values were invalid: ValueType mismatch for key "
                        + attribute.name() + " expected: " + attribute.type() + " actual: " + value.type());
            }
        }
        return checked(item);
    }

    private ItemKey checked(Map<String, AttributeValue> item) {
        for (KeyAttribute attribute : attributes()) {
            if (item.get(attribute.name()).size() == 0) {
                throw AwsException.invalid("One or more parameter values are not valid. The AttributeValue for a key"
                        + " attribute cannot contain an empty " + emptyWord(attribute) + " value. Key: "
                        + attribute.name());
            }
        }
        if (item.get(hash.name()).size() > LONGEST_HASH) {
            throw AwsException.invalid("One or more parameter values were invalid: Size of hashkey has exceeded the"
                    + " maximum size limit of2048 bytes");
        }
        if (range.isPresent() && item.get(range.get().name()).size() > LONGEST_RANGE) {
            throw AwsException.invalid(
                    "One or more parameter values were invalid: Aggregated size of all range keys has"
                            + " exceeded the size limit of 1024 bytes");
        }
        return unchecked(item);
    }

    static String emptyWord(KeyAttribute attribute) {
        return attribute.type() == AttributeType.S ? "string" : "binary";
    }

    /** For an item that is known to have these attributes. */
    public ItemKey unchecked(Map<String, AttributeValue> item) {
        AttributeValue hashValue = item.get(hash.name());
        return range.isPresent() ? ItemKey.of(hashValue, item.get(range.get().name())) : ItemKey.of(hashValue);
    }

    /** Only the attributes of this schema. */
    public Map<String, AttributeValue> of(Map<String, AttributeValue> item) {
        Map<String, AttributeValue> key = new LinkedHashMap<>();
        attributes().forEach(attribute -> key.put(attribute.name(), item.get(attribute.name())));
        return key;
    }
}
