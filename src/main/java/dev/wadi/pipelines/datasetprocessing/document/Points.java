package dev.wadi.pipelines.datasetprocessing.document;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.wadi.delivery.RefusedException;
import java.io.IOException;
import java.util.List;

/** Template A: one flat list, all rows of the first column, then those of the second, and so on. */
public record Points(List<String> columns) implements Template {

    @Override
    public void write(JsonGenerator json, EntryRows rows) throws IOException, RefusedException {
        json.writeStartArray();
        for (String column : columns) {
            for (int row : rows.rows()) {
                rows.writePoint(json, column, row);
            }
        }
        json.writeEndArray();
    }
}
