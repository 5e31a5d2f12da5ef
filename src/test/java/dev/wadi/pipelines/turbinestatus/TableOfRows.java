package dev.wadi.pipelines.turbinestatus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A mapping in memory, that tells what it was asked. */
public final class TableOfRows implements MappingTable {
    private final Map<String, String> rows = new HashMap<>();
    private final List<Set<String>> questions = new ArrayList<>();

    public TableOfRows with(String field, String row) {
        rows.put(field, row.replace('\'', '"'));
        return this;
    }

    public void remove(String field) {
        rows.remove(field);
    }

    /** The fields of each round trip. */
    public List<Set<String>> questions() {
        return List.copyOf(questions);
    }

    @Override
    public Map<String, String> rows(Set<String> fields, Runnable atHand) {
        questions.add(Set.copyOf(fields));
        Map<String, String> found = new HashMap<>(rows);
        found.keySet().retainAll(fields);
        return found;
    }
}
