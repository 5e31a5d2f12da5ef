package dev.wadi.pipelines.datasetprocessing.document;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.wadi.delivery.RefusedException;
import dev.wadi.pipelines.datasetprocessing.table.CellOrder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Templates M1 and M2: an object for each year with a list of age groups, sorted as text, of those who moved in and of those who moved out.
 *
 * @param ageGroup the column with the age group
 * @param directions {@code immigration} and {@code emigration}
 * @param oneYear whether there is one year only, which then is no list
 */
public record Migration(String ageGroup, List<Member> directions, boolean oneYear) implements Template {

    /**
     * A member of an object.
     *
     * @param column that it is the number of; empty where it is an object of members
     */
    public record Member(String name, String column, List<Member> members) {}

    @Override
    public void write(JsonGenerator json, EntryRows rows) throws IOException, RefusedException {
        Map<Object, List<Integer>> byYear = new TreeMap<>(CellOrder.ASCENDING);
        for (int row : rows.rows()) {
            byYear.computeIfAbsent(rows.date(row), year -> new ArrayList<>()).add(row);
        }
        if (oneYear && byYear.size() != 1) {
            throw rows.unusable("has rows of " + byYear.size() + " years; it must have one");
        }
        if (!oneYear) {
            json.writeStartArray();
        }
        for (List<Integer> year : byYear.values()) {
            writeYear(json, rows, year);
        }
        if (!oneYear) {
            json.writeEndArray();
        }
    }

    private void writeYear(JsonGenerator json, EntryRows rows, List<Integer> year)
            throws IOException, RefusedException {
        Map<Integer, String> groups = new LinkedHashMap<>();
        for (int row : year) {
            groups.put(row, rows.text(ageGroup, row));
        }
        List<Integer> sorted = new ArrayList<>(year);
        sorted.sort((one, other) -> CellOrder.ASCENDING.compare(groups.get(one), groups.get(other)));
        json.writeStartObject();
        rows.writeDate(json, "year", year.get(0));
        for (Member direction : directions) {
            json.writeArrayFieldStart(direction.name());
            for (int row : sorted) {
                json.writeStartObject();
                json.writeStringField("alder", groups.get(row));
                writeMembers(json, rows, direction.members(), row);
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void writeMembers(JsonGenerator json, EntryRows rows, List<Member> members, int row)
            throws IOException, RefusedException {
        for (Member member : members) {
            if (member.members().isEmpty()) {
                rows.writeNumber(json, member.name(), member.column(), row);
            } else {
                json.writeObjectFieldStart(member.name());
                writeMembers(json, rows, member.members(), row);
                json.writeEndObject();
            }
        }
    }
}
