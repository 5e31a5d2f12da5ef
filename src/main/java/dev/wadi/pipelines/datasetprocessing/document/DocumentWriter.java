package dev.wadi.pipelines.datasetprocessing.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.wadi.delivery.RefusedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** Writes one document: district, id, entries, meta. */
final class DocumentWriter {
    private static final JsonFactory JSON = new JsonFactory();

    private final DocumentForm form;

    DocumentWriter(DocumentForm form) {
        this.form = form;
    }

    /** A part of a document. */
    interface Part {
        void write(JsonGenerator json) throws IOException, RefusedException;
    }

    OutputDocument write(String district, String id, Part entries, Part meta) throws RefusedException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("district", district);
            json.writeStringField("id", id);
            json.writeArrayFieldStart("data");
            entries.write(json);
            json.writeEndArray();
            json.writeObjectFieldStart("meta");
            meta.write(json);
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // it is written to memory
        }
        return new OutputDocument(id, bytes.toByteArray());
    }

    void writeHeading(JsonGenerator json) throws IOException {
        json.writeStringField("heading", form.heading());
    }

    void writeSeries(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("series");
        for (Map<String, Object> one : form.series()) {
            json.writeStartObject();
            for (Map.Entry<String, Object> member : one.entrySet()) {
                json.writeObjectField(member.getKey(), member.getValue());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
