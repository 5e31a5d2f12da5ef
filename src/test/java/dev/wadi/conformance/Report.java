package dev.wadi.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The table of the experiments of one test process, in Markdown: printed, and left in {@code target/conformance-1.md} and so on. */
final class Report implements AutoCloseable {
    static final Path FILE = Path.of("target/conformance-" + System.getProperty("wadi.fork", "1") + ".md");
    private static final List<String> HEADING = List.of(
            "| experiment | pipeline | inputs | lost | effects doubled | repeats delivered | dead letters | seen |",
            "|---|---|--:|--:|--:|--:|--:|---|");

    private final List<String> rows = new CopyOnWriteArrayList<>(HEADING);

    /** @param seen what else there is to say */
    void add(String experiment, Tally tally, String seen) {
        rows.add("| %s | %s | %,d | %,d | %,d | %,d | %,d | %s |"
                .formatted(
                        experiment,
                        tally.pipeline(),
                        tally.inputs(),
                        tally.lost().size(),
                        tally.doubled().size(),
                        tally.repeats(),
                        tally.deadLetters(),
                        seen));
    }

    @Override
    public void close() {
        String table = String.join("\n", rows) + "\n";
        System.out.println(table);
        try {
            Files.writeString(FILE, table);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
