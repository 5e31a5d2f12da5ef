package dev.wadi.pipelines.datasetprocessing.document;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.wadi.delivery.RefusedException;
import java.io.IOException;
import java.util.List;

/** Template E: an object for each age, of two rows of one year, one for men and one for women. */
public record AgeDistribution(List<String> ages) implements Template {
    public static final String GENDER = "kjonn";
    public static final String TOTAL = "total";

    // encoded once: a document has ten thousand ages
    private static final SerializableString AGE = new SerializedString("age");
    private static final SerializableString OF_MEN = new SerializedString("mann");
    private static final SerializableString OF_WOMEN = new SerializedString("kvinne");
    private static final SerializableString VALUE = new SerializedString("value");
    private static final SerializableString RATIO = new SerializedString("ratio");
    private static final SerializableString DATE = new SerializedString("date");

    private static final double MAN = 1;
    private static final double WOMAN = 2;

    @Override
    public void write(JsonGenerator json, EntryRows rows) throws IOException, RefusedException {
        int men = row(rows, MAN);
        int women = row(rows, WOMAN);
        Object date = rows.date(men);
        double total = 0;
        for (int row : rows.rows()) {
            if (!rows.date(row).equals(date)) {
                throw rows.unusable("has rows of more than one year");
            }
            total += rows.number(TOTAL, row);
        }
        json.writeStartArray();
        for (String age : ages) {
            double ofMen = rows.number(age, men);
            double ofWomen = rows.number(age, women);
            double ratio = (ofMen + ofWomen) / total;
            if (!Double.isFinite(ratio)) {
                throw rows.notFinite("ratio of age " + age, men, ratio);
            }
            json.writeStartObject();
            json.writeFieldName(AGE);
            json.writeString(age);
            writeNumber(json, OF_MEN, ofMen);
            writeNumber(json, OF_WOMEN, ofWomen);
            writeNumber(json, VALUE, ofMen + ofWomen);
            writeNumber(json, RATIO, ratio);
            json.writeFieldName(DATE);
            EntryRows.writeDate(json, date);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeNumber(JsonGenerator json, SerializableString member, double number) throws IOException {
        json.writeFieldName(member);
        EntryRows.writeNumber(json, number);
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
