package dev.wadi.conformance.edits;

import dev.wadi.conformance.edits.Verdict.End;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A table per pipeline: how the edits of each kind ended. Below it each loss, and each that hangs. */
final class MatrixReport {
    private final List<String> lines = new ArrayList<>();
    private final List<String> findings = new ArrayList<>();

    MatrixReport(String title) {
        lines.add("# " + title);
    }

    void add(EditedPipeline pipeline, List<Verdict> verdicts) {
        Map<String, Map<End, Integer>> kinds = new LinkedHashMap<>();
        for (Verdict verdict : verdicts) {
            kinds.computeIfAbsent(verdict.edit().what(), kind -> new EnumMap<>(End.class))
                    .merge(verdict.end(), 1, Integer::sum);
            kinds.computeIfAbsent("", kind -> new EnumMap<>(End.class)).merge(verdict.end(), 1, Integer::sum);
        }
        lines.add("\n## " + pipeline.name() + ": " + verdicts.size() + " of "
                + pipeline.edits().size() + " edits\n");
        lines.add("Scenarios: "
                + pipeline.scenarios().stream().map(Undisturbed::name).collect(Collectors.joining(", ")) + "\n");
        lines.add(row("edit", Arrays.stream(End.values()).map(End::title).toList()));
        lines.add("|---" + "|---:".repeat(End.values().length) + "|");
        Map<End, Integer> all = kinds.remove("");
        kinds.forEach((kind, ends) -> lines.add(row(kind, counts(ends))));
        if (all != null) {
            lines.add(row("**all**", counts(all)));
        }
        verdicts.stream().filter(one -> one.end().isBad()).forEach(bad -> addFinding(pipeline, bad));
        pipeline.missing().forEach(one -> lines.add("\nNo scenario shows " + one + "."));
    }

    private void addFinding(EditedPipeline pipeline, Verdict bad) {
        String line = bad.end().title() + " " + pipeline.name() + ": " + bad.edit() + ": "
                + String.join(" | ", bad.findings());
        findings.add(line);
        lines.add((findings.size() == 1 ? "\n" : "") + "* " + line);
    }

    private static List<String> counts(Map<End, Integer> ends) {
        return Arrays.stream(End.values())
                .map(end -> ends.getOrDefault(end, 0))
                .map(count -> count == 0 ? "" : count.toString())
                .toList();
    }

    private static String row(String first, List<String> others) {
        return "| " + first + " | " + String.join(" | ", others) + " |";
    }

    /** Losses, and what hangs. */
    List<String> findings() {
        return findings;
    }

    void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, lines);
        // past surefire, which keeps what a test prints in a file of its own
        try (PrintStream out =
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8)) {
            lines.forEach(out::println);
        }
    }
}
