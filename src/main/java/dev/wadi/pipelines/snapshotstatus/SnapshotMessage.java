package dev.wadi.pipelines.snapshotstatus;

import dev.wadi.delivery.RecordBody;
import dev.wadi.delivery.RefusedException;
import dev.wadi.edge.json.JsonObjectReader;
import dev.wadi.edge.json.NotAJsonObjectException;
import dev.wadi.edge.json.RawJson;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What the ingest service reports of a collection of a run (spec section 1.1): a file that it received, or that all is well.
 *
 * @param exportDate a scalar, passed on as it was written; so are the next two, which may be anything
 * @param successFile true: all files of the collection are in
 * @param fileName for the log; null where there is none
 * @param file identity of the file
 */
public record SnapshotMessage(
        ReceivedReport record,
        String correlationId,
        String collectionName,
        String snapshotType,
        RawJson exportDate,
        RawJson shutdownFlag,
        RawJson reprocessFiles,
        boolean successFile,
        String fileName,
        FileIdentity file)
        implements RecordBody {
    private static final String CORRELATION_ID = "correlation_id";
    private static final String COLLECTION_NAME = "collection_name";
    private static final String SNAPSHOT_TYPE = "snapshot_type";
    private static final String EXPORT_DATE = "export_date";
    private static final String SUCCESS_FILE = "is_success_file";
    private static final List<String> TEXTS = List.of(CORRELATION_ID, COLLECTION_NAME, SNAPSHOT_TYPE);
    private static final RawJson TRUE = new RawJson("\"true\"");
    private static final RawJson NULL = new RawJson("null");
    private static final RawJson EMPTY = new RawJson("\"\"");

    /** Spec sections 1.1 and 9: the checks that a message must pass before anything is looked up, in their order. */
    public static SnapshotMessage parse(ReceivedReport record) throws RefusedException {
        Map<String, RawJson> fields = fields(record);
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

    private static Map<String, RawJson> fields(ReceivedReport record) throws RefusedException {
        try {
            if (record.isBare()) {
                return JsonObjectReader.values(record.payload());
            }
            if (!record.hasBody()) {
                throw new RefusedException(ReportReason.missing_body, "other elements of the envelope have a body");
            }
            return JsonObjectReader.values(record.body().text());
        } catch (NotAJsonObjectException e) {
            throw new RefusedException(
                    e.isJson() ? ReportReason.not_an_object : ReportReason.malformed_json, e.getMessage());
        }
    }

    private static void requireAll(Map<String, RawJson> fields) throws RefusedException {
        List<String> missing = Stream.concat(TEXTS.stream(), Stream.of(EXPORT_DATE))
                .filter(name -> isMissing(fields.get(name)))
                .toList();
        if (!missing.isEmpty()) {
            throw new RefusedException(ReportReason.missing_required_fields, String.join(", ", missing));
        }
    }

    private static void requireTypes(Map<String, RawJson> fields) throws RefusedException {
        for (String name : TEXTS) {
            require(fields.get(name), RawJson::isText, name + " must be text");
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

    private static void require(RawJson value, Predicate<RawJson> type, String detail) throws RefusedException {
        if (!type.test(value)) {
            throw new RefusedException(ReportReason.invalid_field_type, detail);
        }
    }

    /** The documented spelling stands in where the usual one says nothing. */
    private static String fileName(Map<String, RawJson> fields) {
        RawJson name = fields.get("file_name");
        RawJson found = isMissing(name) ? fields.get("filename") : name;
        return found != null && found.isText() ? found.text() : null;
    }

    private static boolean isMissing(RawJson value) {
        return value == null || value.isNull() || value.equals(EMPTY);
    }

    public CollectionKey collection() {
        return new CollectionKey(correlationId, collectionName);
    }
}
