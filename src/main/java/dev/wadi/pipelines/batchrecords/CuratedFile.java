package dev.wadi.pipelines.batchrecords;

import dev.wadi.delivery.RecordBody;
import dev.wadi.delivery.RefusedException;
import dev.wadi.delivery.SourceRecord;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A file that a row can be written of (spec section 3).
 *
 * @param table where the file is to be loaded
 * @param attributes of the row, by their names there, as the announcement has them; null where it has none
 */
public record CuratedFile(SourceRecord record, String key, String bucket, String table, Map<String, Object> attributes)
        implements RecordBody {
    static final String BUCKET = "bucket-name";
    static final String TABLE = "table-name";

    /** Optional fields of the announcement to attributes of the row. */
    static final Map<String, String> ATTRIBUTES = Map.of(
            "state", "State",
            "num-records", "TotalNumCuratedRecords",
            "is-historical", "IsHistorical",
            "year", "Year",
            "month", "Month");

    /** Both fields are looked for before the type of either is. */
    public static CuratedFile of(Announcement announcement) throws RefusedException {
        Map<String, Object> fields = announcement.fields();
        for (String name : List.of(BUCKET, TABLE)) {
            Object value = fields.get(name);
            if (value == null || value.equals("")) {
                throw new RefusedException(FileReason.missing_field, name);
            }
        }
        Map<String, Object> attributes = new HashMap<>();
        ATTRIBUTES.forEach((field, attribute) -> attributes.put(attribute, fields.get(field)));
        return new CuratedFile(
                announcement.record(), announcement.key(), text(fields, BUCKET), text(fields, TABLE), attributes);
    }

    public String dataSet() {
        return Announcement.dataSet(key);
    }

    public String address() {
        return "s3://" + bucket + "/" + key;
    }

    /** The row's key: the same for the same event, wherever and however often it is delivered. */
    public UUID id() {
        return UUID.nameUUIDFromBytes(record.sourceId().getBytes(StandardCharsets.UTF_8));
    }

    private static String text(Map<String, Object> fields, String name) throws RefusedException {
        if (fields.get(name) instanceof String text) {
            return text;
        }
        throw new RefusedException(FileReason.invalid_field_type, name + " must be text");
    }
}
