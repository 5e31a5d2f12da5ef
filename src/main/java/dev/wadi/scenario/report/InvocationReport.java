package dev.wadi.scenario.report;

import java.util.ArrayList;
import java.util.List;

/** What an invocation did, a line for each thing. */
public final class InvocationReport {
    private final List<String> lines = new ArrayList<>();
    private boolean failed;

    public void add(String line) {
        lines.add(line);
    }

    public void addFailure(String line) {
        failed = true;
        lines.add(line);
    }

    public void add(ObservedDeadLetter letter) {
        failed = true;
        lines.add("dead letter: " + letter.explained());
    }

    public List<String> lines() {
        return List.copyOf(lines);
    }

    /** Every input was done with, and none was dead-lettered. */
    public boolean isClean() {
        return !failed;
    }
}
