package dev.wadi.pipelines.datasetprocessing.document;

import dev.wadi.delivery.RefusedException;
import dev.wadi.pipelines.datasetprocessing.document.DocumentWriter.Part;
import dev.wadi.pipelines.datasetprocessing.table.CellOrder;
import dev.wadi.pipelines.datasetprocessing.table.Column;
import dev.wadi.pipelines.datasetprocessing.table.DataTable;
import dev.wadi.pipelines.datasetprocessing.table.Geography;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Documents whose entries are the largest groups of a district (spec section 6.17): template L, with an envelope of its own. */
final class RankedDocuments {
    private final DocumentForm form;
    private final DocumentWriter writer;
    private final ShownRows shown;
    private final Ranking ranking;

    RankedDocuments(DocumentForm form, DataTable table, Ranking ranking) {
        this.form = form;
        this.writer = new DocumentWriter(form);
        this.shown = new ShownRows(table);
        this.ranking = ranking;
    }

    List<OutputDocument> make() throws RefusedException {
        Map<String, List<Integer>> districts =
                new LinkedHashMap<>(shown.byId(Geography.DISTRICT, shown.where(row -> true)));
        districts.putIfAbsent(Geography.CITY, List.of());
        List<OutputDocument> documents = new ArrayList<>();
        for (Map.Entry<String, List<Integer>> district : districts.entrySet()) {
            documents.add(document(district.getKey(), district.getValue()));
        }
        return documents;
    }

    private OutputDocument document(String id, List<Integer> rows) throws RefusedException {
        String name = rows.isEmpty() ? Geography.CITY_NAME : shown.onlyName(id, Geography.DISTRICT_NAME, rows);
        Map<String, List<Integer>> largest = new LinkedHashMap<>();
        for (int row : largestOfLastYear(rows)) {
            largest.put(rowsOf(id, row).text(ranking.of(), row), new ArrayList<>());
        }
        Column groups = shown.table().column(ranking.of());
        for (int row : rows) {
            List<Integer> own =
                    groups.isMissing(row) ? null : largest.get(rowsOf(id, row).text(ranking.of(), row));
            if (own != null) {
                own.add(row);
            }
        }
        Part meta = json -> {
            writer.writeSeries(json);
            writer.writeHeading(json);
        };
        return writer.write(name, id, entries(id, largest), meta);
    }

    private Part entries(String id, Map<String, List<Integer>> groups) {
        return json -> {
            for (Map.Entry<String, List<Integer>> group : groups.entrySet()) {
                List<Integer> rows = group.getValue();
                List<Integer> used = ranking.onlyLastRow() ? rows.subList(rows.size() - 1, rows.size()) : rows;
                json.writeStartObject();
                json.writeStringField("geography", group.getKey());
                json.writeFieldName("values");
                form.template()
                        .write(json, new EntryRows(shown.table(), used, "district " + id + ", " + group.getKey()));
                json.writeEndObject();
            }
        };
    }

    /** The largest first; of equal ones the first in the table. */
    private List<Integer> largestOfLastYear(List<Integer> rows) throws RefusedException {
        Column dates = shown.table().column(Geography.DATE);
        TreeMap<Object, List<Integer>> byYear = new TreeMap<>(CellOrder.ASCENDING);
        rows.forEach(row -> byYear.computeIfAbsent(dates.cell(row), year -> new ArrayList<>())
                .add(row));
        if (byYear.isEmpty()) {
            return List.of();
        }
        var sizes = shown.table().numbers(ranking.by());
        List<Integer> ofLastYear = byYear.lastEntry().getValue();
        ofLastYear.sort(Collections.reverseOrder(Comparator.comparingDouble(sizes::number)));
        return ofLastYear.stream().limit(ranking.largest()).toList();
    }

    private EntryRows rowsOf(String id, int row) {
        return new EntryRows(shown.table(), List.of(row), "district " + id);
    }
}
