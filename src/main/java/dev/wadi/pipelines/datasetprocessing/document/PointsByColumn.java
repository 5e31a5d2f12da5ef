package dev.wadi.pipelines.datasetprocessing.document;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.wadi.delivery.RefusedException;
import java.io.IOException;
import java.util.List;

/** Template C: a list for each column. */
public record PointsByColumn(List<String> columns) implements Template {

    @Override
    public void write(JsonGenerator json, EntryRows rows) throws IOException, RefusedException {
        json.writeStartArray();
        for (String column : columns) {
            new Points(List.of(column)).write(json, rows);
        }
        json.writeEndArray();
    }
}
