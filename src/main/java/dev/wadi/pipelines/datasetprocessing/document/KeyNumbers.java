package dev.wadi.pipelines.datasetprocessing.document;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.wadi.delivery.RefusedException;
import java.io.IOException;
import java.util.List;

/** Template G: the numbers of one row, a list of some more of them, and the year. */
public record KeyNumbers(List<String> columns, List<String> history) implements Template {

    @Override
    public void write(JsonGenerator json, EntryRows rows) throws IOException, RefusedException {
        if (rows.rows().isEmpty()) {
            throw rows.unusable("has no row");
        }
        int row = rows.rows().get(0);
        json.writeStartArray();
        writeNumbers(json, rows, columns, row);
        json.writeStartArray();
        writeNumbers(json, rows, history, row);
        json.writeEndArray();
        rows.writeDate(json, row);
        json.writeEndArray();
    }

    private static void writeNumbers(JsonGenerator json, EntryRows rows, List<String> columns, int row)
            throws IOException, RefusedException {
        for (String column : columns) {
            EntryRows.writeNumber(json, rows.number(column, row));
        }
    }
}
