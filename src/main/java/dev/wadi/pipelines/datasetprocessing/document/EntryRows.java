package dev.wadi.pipelines.datasetprocessing.document;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.wadi.delivery.RefusedException;
import dev.wadi.pipelines.datasetprocessing.operation.Ratio;
import dev.wadi.pipelines.datasetprocessing.reason.DatasetReason;
import dev.wadi.pipelines.datasetprocessing.table.DataTable;
import dev.wadi.pipelines.datasetprocessing.table.Geography;
import dev.wadi.pipelines.datasetprocessing.table.PlainNumber;
import java.io.IOException;
import java.util.List;

/** The rows of one entry, of which every number is checked before it is written: no document has {@code null} or an infinite number. */
public final class EntryRows {
    private final DataTable table;
    private final List<Integer> rows;
    private final String place;

    /** @param place what messages call the entry, such as {@code 0101 Lodalen} */
    EntryRows(DataTable table, List<Integer> rows, String place) {
        this.table = table;
        this.rows = rows;
        this.place = place;
    }

    List<Integer> rows() {
        return rows;
    }

    boolean isMissing(String column, int row) {
        return table.column(column).isMissing(row);
    }

    /** A text, or a number as text. */
    String text(String column, int row) throws RefusedException {
        Object cell = present(column, row);
        return cell instanceof Double number ? PlainNumber.text(number) : (String) cell;
    }

    double number(String column, int row) throws RefusedException {
        double number = table.numbers(column).number(row);
        if (!Double.isFinite(number)) {
            throw notFinite(column, row, number);
        }
        return number;
    }

    /** @param number NaN or infinite, also one that is calculated for the entry */
    RefusedException notFinite(String what, int row, double number) {
        return notRepresentable(what, row, Double.isNaN(number) ? "missing" : "infinite");
    }

    Object date(int row) throws RefusedException {
        return present(Geography.DATE, row);
    }

    RefusedException unusable(String why) {
        return DatasetReason.data_unusable.because("table " + table.name() + ": " + place + " " + why);
    }

    void writeNumber(JsonGenerator json, String member, String column, int row) throws IOException, RefusedException {
        json.writeFieldName(member);
        writeNumber(json, number(column, row));
    }

    static void writeNumber(JsonGenerator json, double number) throws IOException {
        if (PlainNumber.isLong(number)) {
            json.writeNumber((long) number);
        } else {
            json.writeNumber(PlainNumber.text(number));
        }
    }

    void writeDate(JsonGenerator json, String member, int row) throws IOException, RefusedException {
        json.writeFieldName(member);
        writeDate(json, row);
    }

    void writeDate(JsonGenerator json, int row) throws IOException, RefusedException {
        writeDate(json, date(row));
    }

    static void writeDate(JsonGenerator json, Object date) throws IOException {
        if (date instanceof Double year) {
            writeNumber(json, year);
        } else {
            json.writeString((String) date);
        }
    }

    /** {@code ratio} only where the table has a column for it. */
    void writePoint(JsonGenerator json, String column, int row) throws IOException, RefusedException {
        json.writeStartObject();
        writeNumber(json, "value", column, row);
        if (table.has(column + Ratio.SUFFIX)) {
            writeNumber(json, "ratio", column + Ratio.SUFFIX, row);
        }
        writeDate(json, "date", row);
        json.writeEndObject();
    }

    private Object present(String column, int row) throws RefusedException {
        Object cell = table.column(column).cell(row);
        if (cell == null) {
            throw notRepresentable(column, row, "missing");
        }
        return cell;
    }

    private RefusedException notRepresentable(String what, int row, String how) {
        Object year = table.column(Geography.DATE).cell(row);
        return DatasetReason.value_not_representable.because("table " + table.name() + ": " + what + " of " + place
                + (year instanceof Double number ? ", " + PlainNumber.text(number) : "") + " is " + how);
    }
}
