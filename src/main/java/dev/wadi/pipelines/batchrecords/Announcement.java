package dev.wadi.pipelines.batchrecords;

import dev.wadi.delivery.RecordBody;
import dev.wadi.delivery.SourceRecord;
import java.util.Map;

/**
 * What a record says of a curated file (spec section 2).
 *
 * @param key of the object
 * @param fields those that rows need, by their names in the record, as {@link JsonFieldReader} reads them; absent ones are not in it
 */
public record Announcement(SourceRecord record, String key, Map<String, Object> fields) implements RecordBody {

    /** Everything before the first slash; the whole key where there is none. */
    public String dataSet() {
        return dataSet(key);
    }

    static String dataSet(String key) {
        int slash = key.indexOf('/');
        return slash < 0 ? key : key.substring(0, slash);
    }
}
