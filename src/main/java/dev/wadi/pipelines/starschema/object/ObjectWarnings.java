package dev.wadi.pipelines.starschema.object;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is to be told of an object although it was processed (spec section 8), each once. */
public final class ObjectWarnings {
    /** More of one code are counted by nobody. */
    private static final int MOST = 1000;

    private static final String CODE = "code";
    private final List<Map<String, Object>> warnings = new ArrayList<>();
    private final Set<Map<String, Object>> told = new HashSet<>();

    public void idGap(long expected, long got) {
        add("id-gap", "expected", expected, "got", got, "missing", List.of(expected, got - 1));
    }

    public void idOutOfOrder(long expected, long got) {
        add("id-out-of-order", "expected", expected, "got", got);
    }

    public void unknownObject() {
        add("unknown-object");
    }

    public void lookUpMissing(String table, Object key) {
        add("lookup-missing", "table", table, "key", key);
    }

    /** @param what the value should be, the end of the code of the warning */
    public void unknownCode(String what, String value) {
        add("unknown-" + what, "value", value);
    }

    public void unknownColumns(List<String> columns) {
        add("unknown-columns", "columns", columns);
    }

    public void columnAbsent(String column) {
        add("column-absent", "column", column);
    }

    /** Behind those that are told already. */
    public void addAll(ObjectWarnings others) {
        others.warnings.forEach(this::add);
    }

    private void add(String code, Object... fields) {
        Map<String, Object> warning = new LinkedHashMap<>();
        warning.put(CODE, code);
        for (int at = 0; at < fields.length; at += 2) {
            warning.put((String) fields[at], fields[at + 1]);
        }
        add(warning);
    }

    private void add(Map<String, Object> warning) {
        if (warnings.size() < MOST && told.add(warning)) {
            warnings.add(warning);
        }
    }

    /** As a record has them. */
    public List<Map<String, Object>> all() {
        return List.copyOf(warnings);
    }
}
