package dev.wadi.pipelines.starschema.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wadi.edge.parquet.TypedRow;
import java.util.ArrayList;
import java.util.List;

/**
 * The primary key of a row.
 *
 * @param values numbers and texts
 */
public record PrimaryKey(List<Comparable<?>> values) implements Comparable<PrimaryKey> {

    static PrimaryKey of(TypedRow row, List<Integer> places) {
        if (places.size() == 1) {
            return new PrimaryKey(List.of(value(row, places.get(0))));
        }
        List<Comparable<?>> values = new ArrayList<>(places.size());
        places.forEach(place -> values.add(value(row, place)));
        return new PrimaryKey(List.copyOf(values));
    }

    private static Comparable<?> value(TypedRow row, int place) {
        return row.isText(place) ? new String(row.text(place), UTF_8) : (Comparable<?>) row.number(place);
    }

    /** As a warning has it. */
    Object shown() {
        return values.size() == 1 ? values.get(0) : values;
    }

    @Override
    @SuppressWarnings("unchecked") // both are keys of one table
    public int compareTo(PrimaryKey other) {
        for (int at = 0; at < values.size(); at++) {
            int order = ((Comparable<Object>) values.get(at)).compareTo(other.values.get(at));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
