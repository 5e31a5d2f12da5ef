package dev.wadi.pipelines.datasetprocessing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Compares as the cases want it: objects regardless of key order, arrays in order, numbers by relative difference, all else exactly. */
public final class CaseJson {
    private static final double TOLERANCE = 1e-9;

    private CaseJson() {}

    /** What differs, with its path; empty if nothing does. */
    public static List<String> differences(JsonNode expected, JsonNode actual) {
        List<String> differences = new ArrayList<>();
        compare("$", expected, actual, differences);
        return differences;
    }

    private static void compare(String path, JsonNode expected, JsonNode actual, List<String> differences) {
        if (expected.isObject() && actual.isObject()) {
            Set<String> names = new TreeSet<>();
            expected.fieldNames().forEachRemaining(names::add);
            actual.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> compare(path + "." + name, expected.path(name), actual.path(name), differences));
        } else if (expected.isArray() && actual.isArray() && expected.size() == actual.size()) {
            for (int i = 0; i < expected.size(); i++) {
                compare(path + "[" + i + "]", expected.get(i), actual.get(i), differences);
            }
        } else if (expected.isNumber() && actual.isNumber()) {
            double one = expected.doubleValue();
            double other = actual.doubleValue();
            if (Math.abs(one - other) > TOLERANCE * Math.max(Math.abs(one), Math.abs(other))) {
                differences.add(path + ": " + expected + " is " + actual);
            }
        } else if (!expected.equals(actual)) {
            differences.add(path + ": " + expected + " is " + actual);
        }
    }
}
