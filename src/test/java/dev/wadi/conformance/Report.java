package dev.wadi.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** The table of the experiments of one test process, in Markdown: printed, and left in {@code target/conformance-PID.md}. */
final class Report implements AutoCloseable {
    static final Path FILE =
            Path.of("target/conformance-" + ProcessHandle.current().pid() + ".md");
    private static final List<String> HEADING = List.of(
            "| experiment | pipeline | inputs | lost | effects doubled | repeats delivered | dead letters | seen |",
            "|---|---|--:|--:|--:|--:|--:|---|");

    private final List<String> rows = new CopyOnWriteArrayList<>();

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
        // a process runs one class of tests after the other, and each has a report of its own
        Stream<String> heading = Files.exists(FILE) ? Stream.of() : HEADING.stream();
        List<String> lines = Stream.concat(heading, rows.stream()).toList();
        lines.forEach(System.out::println);
        try {
            Files.write(FILE, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
