package dev.wadi.pipelines.oltpingest;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something that a run has put right, or that somebody should look at.
 *
 * @param details by their names, in order; a value may be null
 */
public record IngestWarning(String code, Map<String, Object> details) {

    public static IngestWarning of(String code) {
        return new IngestWarning(code, Map.of());
    }

    /** @param more a name and a value each */
    public static IngestWarning of(String code, Object... more) {
        Map<String, Object> details = new LinkedHashMap<>();
        for (int i = 0; i < more.length; i += 2) {
            details.put((String) more[i], more[i + 1]);
        }
        return new IngestWarning(code, details);
    }

    /** As a record has it. */
    public Map<String, Object> fields(String table) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("code", code);
        fields.put("table", table);
        fields.putAll(details);
        return fields;
    }
}
