package dev.wadi.pipelines.batchrecords;

import dev.wadi.delivery.HoldException;
import dev.wadi.delivery.RefusedException;
import java.util.List;
import java.util.Map;

/**
 * What a record says of a curated file (spec section 2).
 *
 * @param fields by their names in the record, with values as {@code parse:json} makes them
 */
public record Announcement(Map<?, ?> fields) {
    private static final String KEY = "s3-key";
    private static final String BUCKET = "bucket-name";
    private static final String TABLE = "table-name";

    /**
     * @param body of the message of a record
     * @throws HoldException where no step has parsed it
     */
    public static Announcement of(Object body) {
        if (body instanceof Map<?, ?> fields) {
            return new Announcement(fields);
        }
        throw new HoldException("An announcement is looked at that nobody has parsed. Put to: parse:json before it.");
    }

    /**
     * Everything of the key before the first slash; the whole key where there is none.
     *
     * @throws RefusedException for a record without a key (spec section 7, checks 4 and 5)
     */
    public String dataSet() throws RefusedException {
        if (fields.get(KEY) == null) {
            throw missing(KEY);
        }
        String key = requireText(KEY);
        int slash = key.indexOf('/');
        return slash < 0 ? key : key.substring(0, slash);
    }

    /**
     * Of the file, for its row. Bucket and table are both looked for before the type of either is.
     *
     * @throws RefusedException if no row can be written (spec section 7, checks 6 and 7)
     */
    public String address() throws RefusedException {
        for (String name : List.of(BUCKET, TABLE)) {
            Object value = fields.get(name);
            if (value == null || value.equals("")) {
                throw missing(name);
            }
        }
        String address = "s3://" + requireText(BUCKET) + "/" + requireText(KEY);
        requireText(TABLE);
        return address;
    }

    private static RefusedException missing(String field) {
        return new RefusedException(FileReason.missing_field, field);
    }

    private String requireText(String field) throws RefusedException {
        if (fields.get(field) instanceof String text) {
            return text;
        }
        throw new RefusedException(FileReason.invalid_field_type, field + " must be text");
    }
}
