package dev.wadi.pipelines.snapshotstatus;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.wadi.edge.json.RawJson;
import dev.wadi.edge.json.SqsSafeText;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;

/** The texts that go out (spec section 4), with what is passed on as it was written. */
public final class Announcements {
    private static final JsonFactory JSON = new JsonFactory();

    private Announcements() {}

    /** To the sender: this collection is received. */
    public static String exportState(SnapshotMessage message) {
        return json(out -> {
            raw(out, "shutdown_flag", message.shutdownFlag());
            out.writeStringField("correlation_id", message.correlationId());
            out.writeStringField("topic_name", message.collectionName());
            out.writeStringField("snapshot_type", message.snapshotType());
            raw(out, "reprocess_files", message.reprocessFiles());
            raw(out, "export_date", message.exportDate());
            out.writeStringField("send_success_indicator", "true");
        });
    }

    /** The messages of a collection keep their order, and do not wait for those of others. */
    public static String exportStateGroup(SnapshotMessage message) {
        return message.collectionName().replace('.', '_');
    }

    /** To those who watch: the run has reached a milestone. */
    public static String monitoring(SnapshotMessage message, RunMilestone milestone) {
        return json(out -> {
            out.writeStringField("severity", "Critical");
            out.writeStringField("notification_type", "Information");
            out.writeStringField("slack_username", "Snapshot Sender");
            out.writeStringField("title_text", titleCase(message.snapshotType()) + " - " + milestone.title());
            out.writeArrayFieldStart("custom_elements");
            out.writeStartObject();
            out.writeStringField("key", "Export date");
            raw(out, "value", message.exportDate());
            out.writeEndObject();
            out.writeStartObject();
            out.writeStringField("key", "Correlation Id");
            out.writeStringField("value", message.correlationId());
            out.writeEndObject();
            out.writeEndArray();
        });
    }

    /** The first letter of every run of letters upper, the rest lower. */
    static String titleCase(String text) {
        StringBuilder title = new StringBuilder(text.length());
        boolean inRun = false;
        for (int c : text.codePoints().toArray()) {
            String one = Character.toString(c);
            title.append(inRun ? one.toLowerCase(Locale.ROOT) : one.toUpperCase(Locale.ROOT));
            inRun = Character.isLetter(c);
        }
        return title.toString();
    }

    private interface Fields {
        void writeTo(JsonGenerator out) throws IOException;
    }

    private static String json(Fields fields) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(text)) {
            out.writeStartObject();
            fields.writeTo(out);
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a text in memory has none
        }
        return SqsSafeText.escape(text.toString());
    }

    private static void raw(JsonGenerator out, String name, RawJson value) throws IOException {
        out.writeFieldName(name);
        out.writeRawValue(value.raw());
    }
}
