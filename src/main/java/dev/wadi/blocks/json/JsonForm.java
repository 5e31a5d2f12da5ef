package dev.wadi.blocks.json;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which JSON a record may be, how much it may ask of its reader, and what is kept of it.
 *
 * @param objectsOnly false: also arrays, texts, numbers and booleans
 * @param lastCounts of a name that stands twice in an object the last value; false: that is refused
 * @param fields of the record that are kept, the others are not looked into; empty for all
 * @param depth levels of objects and arrays; a flat object has one
 * @param digits of a number as it would be written without an exponent
 */
record JsonForm(boolean objectsOnly, boolean lastCounts, Set<String> fields, int depth, int digits) {

    /** @param fields separated by commas; null for all */
    static JsonForm of(boolean objectsOnly, String duplicateKeys, String fields, int depth, int digits) {
        if (!duplicateKeys.equals("refuse") && !duplicateKeys.equals("last")) {
            throw new IllegalArgumentException(
                    "Option duplicateKeys is \"" + duplicateKeys + "\". Write refuse or last");
        }
        Set<String> kept = fields == null
                ? Set.of()
                : Arrays.stream(fields.split(",", -1)).map(String::strip).collect(Collectors.toUnmodifiableSet());
        if (kept.contains("")) {
            throw new IllegalArgumentException(
                    "Option fields is \"" + fields + "\". Write names separated by commas, such as id,total");
        }
        return new JsonForm(objectsOnly, duplicateKeys.equals("last"), kept, depth, digits);
    }

    boolean keeps(String field) {
        return fields.isEmpty() || fields.contains(field);
    }
}
