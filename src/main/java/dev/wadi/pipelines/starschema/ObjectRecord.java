package dev.wadi.pipelines.starschema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wadi.pipelines.starschema.object.InputObject;
import dev.wadi.pipelines.starschema.object.ObjectCounts;
import dev.wadi.pipelines.starschema.object.ObjectStatus;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What is kept and told of an object (spec section 8).
 *
 * @param table null where the key names none
 */
public record ObjectRecord(
        String key,
        String table,
        Long id,
        ObjectStatus status,
        ObjectCounts counts,
        List<Map<String, Object>> warnings,
        int attempt,
        Instant started,
        Instant finished) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static ObjectRecord of(FoundObject found, ObjectStatus status, ObjectCounts counts, Instant finished) {
        return new ObjectRecord(
                found.object().key(),
                found.object().table(),
                found.object().id(),
                status,
                counts,
                found.warnings().all(),
                found.attempt(),
                found.started(),
                finished);
    }

    /** Of an object that was converted. */
    public static ObjectRecord of(FoundObject found, ConvertedObject converted, Instant finished) {
        return of(found, converted.status(), converted.counts(), finished);
    }

    /** Of one that was processed before; where that was an attempt of this process it keeps its record. */
    public static ObjectRecord duplicate(FoundObject found, Instant finished) {
        return found.own().orElseGet(() -> of(found, ObjectStatus.DUPLICATE, ObjectCounts.NONE, finished));
    }

    /** That of a mark. */
    public static ObjectRecord read(String json) throws JsonProcessingException {
        JsonNode fields = JSON.readTree(json);
        return new ObjectRecord(
                fields.path("key").asText(),
                fields.path("table").asText(),
                fields.path("id").asLong(),
                ObjectStatus.valueOf(fields.path("status").asText().toUpperCase(Locale.ROOT)),
                new ObjectCounts(
                        fields.path("lines").asLong(),
                        fields.path("read").asLong(),
                        JSON.convertValue(fields.path("written"), new TypeReference<Map<String, Long>>() {}),
                        fields.path("duplicates").asLong(),
                        fields.path("superseded").asLong(),
                        fields.path("rejected").asLong()),
                JSON.convertValue(fields.path("warnings"), new TypeReference<List<Map<String, Object>>>() {}),
                fields.path("attempt").asInt(),
                Instant.parse(fields.path("started_at").asText()),
                Instant.parse(fields.path("finished_at").asText()));
    }

    /** Of one that is not there. */
    public static ObjectRecord missing(FoundObject found, Instant finished) {
        return of(found, ObjectStatus.FAILED, ObjectCounts.NONE, finished);
    }

    /** Of one whose attempts fail, and go on. */
    public static ObjectRecord failing(String key, int attempt, Instant first, Instant now) {
        Optional<InputObject> object = InputObject.of(key);
        return new ObjectRecord(
                key,
                object.map(InputObject::table).orElse(null),
                object.map(InputObject::id).orElse(null),
                ObjectStatus.FAILED,
                ObjectCounts.NONE,
                List.of(),
                attempt,
                first,
                now);
    }

    /** Of a key that names no table. */
    public static ObjectRecord unknown(String key, List<Map<String, Object>> warnings, Instant now) {
        return new ObjectRecord(key, null, null, ObjectStatus.FAILED, ObjectCounts.NONE, warnings, 1, now, now);
    }

    /** In their order. */
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("event", "object_processed");
        fields.put("key", key);
        fields.put("table", table);
        fields.put("id", id);
        fields.put("status", status.text());
        fields.put("lines", counts.lines());
        fields.put("read", counts.read());
        fields.put("written", counts.written());
        fields.put("duplicates", counts.duplicates());
        fields.put("superseded", counts.superseded());
        fields.put("rejected", counts.rejected());
        fields.put("warnings", warnings);
        fields.put("alert", status.isAlert());
        fields.put("attempt", attempt);
        fields.put("started_at", started.toString());
        fields.put("finished_at", finished.toString());
        return fields;
    }

    /** One line. */
    public String json() {
        try {
            return JSON.writeValueAsString(fields());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e); // texts, numbers and lists
        }
    }

    /** The reject object, where there is one. */
    public Optional<String> rejectsKey() {
        return counts.rejected() == 0 ? Optional.empty() : InputObject.of(key).map(InputObject::rejectsKey);
    }
}
