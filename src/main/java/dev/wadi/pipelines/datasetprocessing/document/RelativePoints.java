package dev.wadi.pipelines.datasetprocessing.document;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.wadi.delivery.RefusedException;
import dev.wadi.pipelines.datasetprocessing.operation.Relative;
import java.io.IOException;
import java.util.List;

/** Template K: for each column and row, how it compares to its district and to the city. */
public record RelativePoints(List<String> columns) implements Template {

    @Override
    public void write(JsonGenerator json, EntryRows rows) throws IOException, RefusedException {
        json.writeStartArray();
        for (String column : columns) {
            for (int row : rows.rows()) {
                json.writeStartObject();
                rows.writeDate(json, "date", row);
                rows.writeNumber(json, "districtRatio", column + Relative.TO_DISTRICT, row);
                rows.writeNumber(json, "osloRatio", column + Relative.TO_CITY, row);
                json.writeEndObject();
            }
        }
        json.writeEndArray();
    }
}
