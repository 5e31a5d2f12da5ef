package dev.wadi.pipelines.snapshotstatus;

import dev.wadi.delivery.RefusedException;
import dev.wadi.edge.json.JsonValue;
import dev.wadi.edge.json.NoObjectException;
import dev.wadi.edge.json.ObjectText;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Spec sections 1.1 and 9: the checks that a message must pass before anything is looked up, in their order. */
public final class MessageParser {
    private static final String CORRELATION_ID = "correlation_id";
    private static final String COLLECTION_NAME = "collection_name";
    private static final String SNAPSHOT_TYPE = "snapshot_type";
    private static final String EXPORT_DATE = "export_date";
    private static final String SUCCESS_FILE = "is_success_file";
    private static final List<String> TEXTS = List.of(CORRELATION_ID, COLLECTION_NAME, SNAPSHOT_TYPE);
    private static final JsonValue TRUE = new JsonValue("\"true\"");
    private static final JsonValue NULL = new JsonValue("null");
    private static final JsonValue EMPTY = new JsonValue("\"\"");

    private MessageParser() {}

    public static SnapshotMessage parse(ReceivedMessage record) throws RefusedException {
        Map<String, JsonValue> fields = fields(record);
        requireAll(fields);
        requireTypes(fields);
        String fileName = fileName(fields);
        return new SnapshotMessage(
                record,
                fields.get(CORRELATION_ID).text(),
                fields.get(COLLECTION_NAME).text(),
                fields.get(SNAPSHOT_TYPE).text(),
                fields.get(EXPORT_DATE),
                fields.getOrDefault("shutdown_flag", TRUE),
                fields.getOrDefault("reprocess_files", TRUE),
                "true".equalsIgnoreCase(fields.getOrDefault(SUCCESS_FILE, NULL).text()),
                fileName,
                FileIdentity.of(fileName, record));
    }

    private static Map<String, JsonValue> fields(ReceivedMessage record) throws RefusedException {
        try {
            if (record.isBare()) {
                return ObjectText.values(record.payload());
            }
            if (!record.hasBody()) {
                throw new RefusedException(Reason.missing_body, "other elements of the envelope have a body");
            }
            return ObjectText.values(record.body().text());
        } catch (NoObjectException e) {
            throw new RefusedException(e.isJson() ? Reason.not_an_object : Reason.malformed_json, e.getMessage());
        }
    }

    private static void requireAll(Map<String, JsonValue> fields) throws RefusedException {
        List<String> missing = Stream.concat(TEXTS.stream(), Stream.of(EXPORT_DATE))
                .filter(name -> isMissing(fields.get(name)))
                .toList();
        if (!missing.isEmpty()) {
            throw new RefusedException(Reason.missing_required_fields, String.join(", ", missing));
        }
    }

    private static void requireTypes(Map<String, JsonValue> fields) throws RefusedException {
        for (String name : TEXTS) {
            require(fields.get(name), JsonValue::isText, name + " must be text");
        }
        require(
                fields.get(EXPORT_DATE),
                date -> !date.isObject() && !date.isArray(),
                EXPORT_DATE + " must be no object or array");
        require(
                fields.getOrDefault(SUCCESS_FILE, NULL),
                flag -> flag.isText() || flag.isBoolean() || flag.isNull(),
                SUCCESS_FILE + " must be text, true, false or null");
    }

    private static void require(JsonValue value, Predicate<JsonValue> type, String detail) throws RefusedException {
        if (!type.test(value)) {
            throw new RefusedException(Reason.invalid_field_type, detail);
        }
    }

    /** The documented spelling stands in where the usual one says nothing. */
    private static String fileName(Map<String, JsonValue> fields) {
        JsonValue name = fields.get("file_name");
        JsonValue found = isMissing(name) ? fields.get("filename") : name;
        return found != null && found.isText() ? found.text() : null;
    }

    private static boolean isMissing(JsonValue value) {
        return value == null || value.isNull() || value.equals(EMPTY);
    }
}
