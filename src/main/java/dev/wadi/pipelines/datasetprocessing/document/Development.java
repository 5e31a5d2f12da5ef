package dev.wadi.pipelines.datasetprocessing.document;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.wadi.delivery.RefusedException;
import java.io.IOException;
import java.util.List;

/** Template H: a list for each group of columns; a row is an object of its date and what is not missing in it, and left out where all is missing. */
public record Development(List<List<String>> groups) implements Template {

    @Override
    public void write(JsonGenerator json, EntryRows rows) throws IOException, RefusedException {
        json.writeStartArray();
        for (List<String> group : groups) {
            json.writeStartArray();
            for (int row : rows.rows()) {
                writeRow(json, rows, group, row);
            }
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private static void writeRow(JsonGenerator json, EntryRows rows, List<String> group, int row)
            throws IOException, RefusedException {
        boolean begun = false;
        for (String column : group) {
            if (!rows.isMissing(column, row)) {
                if (!begun) {
                    json.writeStartObject();
                    rows.writeDate(json, "date", row);
                    begun = true;
                }
                rows.writeNumber(json, column, column, row);
            }
        }
        if (begun) {
            json.writeEndObject();
        }
    }
}
