package dev.wadi.demo;

import java.util.ArrayList;
import java.util.List;

/** What must have come out, against what has; collects what differs. */
final class Expectations {
    private final List<String> problems = new ArrayList<>();

    void check(String what, Object expected, Object actual) {
        if (!expected.equals(actual)) {
            problems.add(what + ": expected " + expected + ", found " + actual);
        }
    }

    List<String> problems() {
        return problems;
    }
}
