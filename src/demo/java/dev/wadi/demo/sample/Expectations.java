package dev.wadi.demo.sample;

import java.util.ArrayList;
import java.util.List;

/** What must have come out, against what has; collects what differs. */
public final class Expectations {
    private final List<String> problems = new ArrayList<>();

    public void check(String what, Object expected, Object actual) {
        if (!expected.equals(actual)) {
            problems.add(what + ": expected " + expected + ", found " + actual);
        }
    }

    public List<String> problems() {
        return problems;
    }
}
