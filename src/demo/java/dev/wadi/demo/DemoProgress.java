package dev.wadi.demo;

import java.io.PrintWriter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How far the pipelines are: one line for each that moves on a terminal; elsewhere, such as in a log, one line for each when it is done. */
final class DemoProgress {
    private static final int WIDTH = 30;
    private static final String CLEAR_LINE = "\033[K";

    private final PrintWriter out;
    private final boolean terminal;
    private final Set<String> told = new HashSet<>();
    private int lines;

    /** How far one of them is. */
    record Step(String pipeline, int done, int total) {}

    DemoProgress(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** Always of the same pipelines. */
    void show(List<Step> steps, double seconds) {
        if (terminal) {
            redraw(steps);
        } else {
            steps.stream()
                    .filter(step -> step.done >= step.total && told.add(step.pipeline))
                    .forEach(step ->
                            out.printf(Locale.ROOT, "  %-16s %,9d in %.1f s%n", step.pipeline, step.total, seconds));
        }
        out.flush();
    }

    private void redraw(List<Step> steps) {
        if (lines > 0) {
            out.printf(Locale.ROOT, "\033[%dA", lines);
        }
        for (Step step : steps) {
            int done = Math.min(step.done, step.total);
            int filled = (int) ((long) WIDTH * done / step.total);
            out.printf(
                    Locale.ROOT,
                    "%s  %-16s [%s%s] %,d of %,d%n",
                    CLEAR_LINE,
                    step.pipeline,
                    "#".repeat(filled),
                    ".".repeat(WIDTH - filled),
                    done,
                    step.total);
        }
        lines = steps.size();
    }
}
