package dev.wadi.blocks.redis;

import dev.wadi.delivery.RefusedException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The fields of a hash that one record sets.
 *
 * @param fields by name, as text
 */
record HashWrite(String key, Map<String, String> fields) {

    /**
     * @param values a value for each field
     * @throws RefusedException for what Redis cannot keep, or cannot compare
     */
    static HashWrite of(String key, Map<String, Object> values, List<DecidingField> deciding) throws RefusedException {
        if (key.isEmpty()) {
            throw new RefusedException(RedisReason.invalid_key, "the key of the hash is empty");
        }
        Map<String, String> fields = new LinkedHashMap<>();
        for (Map.Entry<String, Object> value : values.entrySet()) {
            fields.put(value.getKey(), FieldText.of(value.getKey(), value.getValue()));
        }
        for (DecidingField field : deciding) {
            field.requireComparable(fields.get(field.name()));
        }
        return new HashWrite(key, fields);
    }
}
