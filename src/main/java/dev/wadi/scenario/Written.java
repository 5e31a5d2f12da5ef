package dev.wadi.scenario;

import java.util.ArrayList;
import java.util.List;

/** What an invocation did, a line for each thing. */
final class Written {
    private final List<String> lines = new ArrayList<>();
    private boolean failed;

    void add(String line) {
        lines.add(line);
    }

    void addFailure(String line) {
        failed = true;
        lines.add(line);
    }

    void add(Letter letter) {
        failed = true;
        lines.add("dead letter: " + letter.explained());
    }

    Invocation.Result result() {
        return new Invocation.Result(List.copyOf(lines), !failed);
    }
}
