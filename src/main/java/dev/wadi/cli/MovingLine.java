package dev.wadi.cli;

import dev.wadi.delivery.ProgressLines;
import java.io.PrintWriter;

/** The progress of a command: on a terminal one line that is written anew in its place, else a line a minute. */
final class MovingLine {
    private static final char BEGIN_OF_LINE = '\r';

    private final PrintWriter out;
    private int shown;

    MovingLine(PrintWriter out) {
        this.out = out;
    }

    ProgressLines lines() {
        return ProgressLines.ofCommand(this::show, text -> {
            out.println(text);
            out.flush();
        });
    }

    private void show(String text) {
        out.print(BEGIN_OF_LINE + text + " ".repeat(Math.max(0, shown - text.length())));
        out.flush();
        shown = text.length();
    }

    /** What is printed next begins a line, in the place of what was shown. */
    void end() {
        if (shown > 0) {
            show("");
            out.print(BEGIN_OF_LINE);
            shown = 0;
        }
    }
}
