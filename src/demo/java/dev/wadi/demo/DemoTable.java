package dev.wadi.demo;

import dev.wadi.demo.sample.DemoResult;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** The end of the demo, for a person. */
public final class DemoTable {
    private static final String ROW = "%-20s %8s %8s %9s %13s %8s  %s%n";

    private DemoTable() {}

    /** A pipeline's result and how long it took from the first input to the last outcome. */
    public record Row(DemoResult result, double seconds) {}

    public static void print(List<Row> rows, PrintWriter out) {
        out.println();
        out.printf(
                Locale.ROOT, ROW, "pipeline", "in", "stored", "filtered", "dead-lettered", "seconds", "where to look");
        for (Row row : rows) {
            DemoResult result = row.result();
            out.printf(
                    Locale.ROOT,
                    ROW,
                    result.pipeline(),
                    number(result.in()),
                    number(result.stored()),
                    number(result.filtered()),
                    number(result.deadLettered()),
                    String.format(Locale.ROOT, "%.1f", row.seconds()),
                    result.whereToLook());
        }
        for (Row row : rows) {
            out.printf(Locale.ROOT, "%n%s%n", row.result().pipeline());
            row.result().notes().forEach(note -> out.println("  " + note));
            row.result().problems().forEach(problem -> out.println("  WRONG: " + problem));
        }
        out.flush();
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
