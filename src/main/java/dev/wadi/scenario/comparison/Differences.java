package dev.wadi.scenario.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiPredicate;

/** What is not as expected, one finding for each place. */
public final class Differences {
    public static final String NONE = "(none)";
    private static final int LONGEST = 600;

    private final List<String> findings = new ArrayList<>();

    public List<String> findings() {
        return List.copyOf(findings);
    }

    public void add(String finding) {
        findings.add(finding);
    }

    public void add(String path, String expected, String actual) {
        add(path, expected, actual, "");
    }

    /** @param detail why the actual one is there; empty where that is not known */
    public void add(String path, String expected, String actual, String detail) {
        findings.add(path + "\n  expected  " + shown(expected) + "\n  actual    " + shown(actual)
                + (detail.isEmpty() ? "" : "\n  detail    " + detail));
    }

    /** Compares two maps of text: a key on one side only is a difference too. */
    public void compare(
            String path, Map<String, String> expected, Map<String, String> actual, BiPredicate<String, String> same) {
        TreeSet<String> keys = new TreeSet<>(expected.keySet());
        keys.addAll(actual.keySet());
        for (String key : keys) {
            Optional<String> wanted = Optional.ofNullable(expected.get(key));
            Optional<String> there = Optional.ofNullable(actual.get(key));
            boolean equal = wanted.isPresent() && there.isPresent() && same.test(wanted.get(), there.get());
            if (!equal) {
                add(path + "." + key, wanted.orElse(NONE), there.orElse(NONE));
            }
        }
    }

    private static String shown(String value) {
        return value.length() <= LONGEST
                ? value
                : value.substring(0, LONGEST) + "... (" + value.length() + " characters)";
    }
}
