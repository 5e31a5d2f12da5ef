package dev.wadi.pipelines.batchrecords;

import dev.wadi.delivery.RefusedException;
import dev.wadi.delivery.SourceRecord;
import dev.wadi.edge.json.JsonObjectReader;
import dev.wadi.edge.json.NotAJsonObjectException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Spec section 7, the checks that every record must pass: a JSON object whose {@code s3-key} is text. */
public final class AnnouncementParser {
    private static final String KEY = "s3-key";
    private static final Set<String> KEPT = kept();

    private AnnouncementParser() {}

    public static Announcement parse(SourceRecord record) throws RefusedException {
        Map<String, Object> fields = new HashMap<>();
        try {
            JsonObjectReader.read(record.payload(), (name, parser) -> {
                if (KEPT.contains(name)) {
                    fields.put(name, JsonFieldReader.read(parser));
                } else {
                    parser.skipChildren();
                }
            });
        } catch (NotAJsonObjectException e) {
            throw new RefusedException(
                    e.isJson() ? FileReason.not_an_object : FileReason.malformed_json, e.getMessage());
        }
        Object key = fields.remove(KEY);
        if (key == null) {
            throw new RefusedException(FileReason.missing_field, KEY);
        }
        if (!(key instanceof String text)) {
            throw new RefusedException(FileReason.invalid_field_type, KEY + " must be text");
        }
        return new Announcement(record, text, fields);
    }

    private static Set<String> kept() {
        Set<String> kept = new HashSet<>(CuratedFile.ATTRIBUTES.keySet());
        kept.addAll(Set.of(KEY, CuratedFile.BUCKET, CuratedFile.TABLE));
        return Set.copyOf(kept);
    }
}
