package dev.wadi.pipelines.datasetprocessing.document;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.wadi.delivery.RefusedException;
import java.io.IOException;
import java.util.List;

/** Template E: an object for each age, of two rows of one year, one for men and one for women. */
public record AgeDistribution(List<String> ages) implements Template {
    public static final String GENDER = "kjonn";
    public static final String TOTAL = "total";

    private static final double MAN = 1;
    private static final double WOMAN = 2;

    @Override
    public void write(JsonGenerator json, EntryRows rows) throws IOException, RefusedException {
        int men = row(rows, MAN);
        int women = row(rows, WOMAN);
        double total = 0;
        for (int row : rows.rows()) {
            if (!rows.date(row).equals(rows.date(men))) {
                throw rows.unusable("has rows of more than one year");
            }
            total += rows.number(TOTAL, row);
        }
        json.writeStartArray();
        for (String age : ages) {
            double value = rows.number(age, men) + rows.number(age, women);
            json.writeStartObject();
            json.writeStringField("age", age);
            rows.writeNumber(json, "mann", age, men);
            rows.writeNumber(json, "kvinne", age, women);
            json.writeFieldName("value");
            EntryRows.writeNumber(json, value);
            json.writeFieldName("ratio");
            EntryRows.writeNumber(json, rows.finite("ratio of age " + age, men, value / total));
            rows.writeDate(json, "date", men);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static int row(EntryRows rows, double gender) throws RefusedException {
        for (int row : rows.rows()) {
            if (rows.number(GENDER, row) == gender) {
                return row;
            }
        }
        throw rows.unusable("has no row with " + GENDER + " " + (gender == MAN ? "1, men" : "2, women"));
    }
}
