package dev.wadi.pipelines.datasetprocessing.document;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.wadi.delivery.RefusedException;
import dev.wadi.pipelines.datasetprocessing.document.DocumentWriter.Part;
import dev.wadi.pipelines.datasetprocessing.table.Column;
import dev.wadi.pipelines.datasetprocessing.table.DataTable;
import dev.wadi.pipelines.datasetprocessing.table.Geography;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Documents whose entries are places: for an ordinary district its sub-districts, itself and the city; for the city its districts and itself (spec section 5.1). */
final class PlaceDocuments {
    private static final String HELP = "Dette er en beskrivelse for hvordan dataene leses";

    private final DocumentForm form;
    private final DocumentWriter writer;
    private final ShownRows shown;
    private final LocalDate published;
    private final Optional<Scale> scale;

    private record Entry(String id, String name, List<Integer> rows, boolean average, boolean total) {}

    PlaceDocuments(DocumentForm form, DataTable table, LocalDate published, Optional<Scale> scale) {
        this.form = form;
        this.writer = new DocumentWriter(form);
        this.shown = new ShownRows(table);
        this.published = published;
        this.scale = scale;
    }

    List<OutputDocument> make() throws RefusedException {
        Map<String, List<Integer>> districts = shown.byId(Geography.DISTRICT, shown.where(row -> true));
        List<Integer> city = districts.getOrDefault(Geography.CITY, List.of());
        List<OutputDocument> documents = new ArrayList<>();
        for (Map.Entry<String, List<Integer>> district : districts.entrySet()) {
            String id = district.getKey();
            if (!id.equals(Geography.CITY) && !Geography.isSpecial(id)) {
                String name = shown.firstName(id, Geography.DISTRICT_NAME, district.getValue());
                List<Entry> entries = entriesOfDistrict(id, name, district.getValue());
                entries.add(new Entry(Geography.CITY, Geography.CITY_NAME, city, false, true));
                documents.add(writer.write(name, id, entries(entries), meta("bydel")));
            }
        }
        documents.add(writer.write(Geography.CITY_NAME, Geography.CITY, entries(entriesOfCity()), meta("oslo i alt")));
        return documents;
    }

    private List<Entry> entriesOfDistrict(String id, String name, List<Integer> rows) throws RefusedException {
        List<Entry> entries = new ArrayList<>();
        for (Map.Entry<String, List<Integer>> part :
                shown.byId(Geography.SUB_DISTRICT, rows).entrySet()) {
            String partName = shown.onlyName(part.getKey(), Geography.SUB_DISTRICT_NAME, part.getValue());
            entries.add(new Entry(part.getKey(), partName, part.getValue(), false, false));
        }
        Column parts = shown.table().column(Geography.SUB_DISTRICT);
        entries.add(new Entry(id, name, rows.stream().filter(parts::isMissing).toList(), true, false));
        return entries;
    }

    /** Of rows without the name of a sub-district, whether or not they have its id. */
    private List<Entry> entriesOfCity() throws RefusedException {
        Column names = shown.table().column(Geography.SUB_DISTRICT_NAME);
        List<Entry> entries = new ArrayList<>();
        for (Map.Entry<String, List<Integer>> district :
                shown.byId(Geography.DISTRICT, shown.where(names::isMissing)).entrySet()) {
            String id = district.getKey();
            boolean city = id.equals(Geography.CITY);
            if (!Geography.isSpecial(id)) {
                String name = shown.onlyName(id, Geography.DISTRICT_NAME, district.getValue());
                entries.add(new Entry(id, city ? Geography.CITY_NAME : name, district.getValue(), false, city));
            }
        }
        return entries;
    }

    private Part entries(List<Entry> entries) {
        return json -> {
            for (Entry entry : entries) {
                json.writeStartObject();
                json.writeStringField("id", entry.id());
                json.writeStringField("geography", entry.name());
                json.writeFieldName("values");
                form.template()
                        .write(json, new EntryRows(shown.table(), entry.rows(), entry.id() + " " + entry.name()));
                json.writeBooleanField("avgRow", entry.average());
                json.writeBooleanField("totalRow", entry.total());
                json.writeEndObject();
            }
        };
    }

    private Part meta(String scope) {
        return json -> {
            writer.writeHeading(json);
            writer.writeSeries(json);
            json.writeStringField("publishedDate", published.toString());
            json.writeStringField("help", HELP);
            json.writeStringField("scope", scope);
            json.writeFieldName("scale");
            writeScale(json);
        };
    }

    private void writeScale(JsonGenerator json) throws IOException {
        if (scale.isEmpty()) {
            json.writeStartArray();
            json.writeEndArray();
            return;
        }
        json.writeStartObject();
        writeRange(json, "value", scale.get().value());
        writeRange(json, "ratio", scale.get().ratio());
        json.writeEndObject();
    }

    private static void writeRange(JsonGenerator json, String member, Scale.Range range) throws IOException {
        json.writeArrayFieldStart(member);
        EntryRows.writeNumber(json, range.lowest());
        EntryRows.writeNumber(json, range.highest());
        json.writeEndArray();
    }
}
