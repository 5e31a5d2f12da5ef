package dev.wadi.conformance.edits;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The outcomes and reasons that a page lists, in tables whose first column is headed {@code outcome} or {@code reason}. */
public final class DeclaredEnds {
    /** For a fault that nobody foresaw; a scenario could show one only by a defect. */
    private static final String UNFORESEEN = "reason internal_error";
    /** Where no data is refused, only such a fault makes one. */
    private static final String DEAD_LETTER = "outcome dead_letter";
    /** For the work of another instance; a scenario has one. */
    private static final String ELSEWHERE = "outcome already_running";

    private static final Pattern HEAD = Pattern.compile("\\| (outcome|reason) \\|.*");
    private static final Pattern ROW = Pattern.compile("\\| `(\\w+)` \\|.*");

    private DeclaredEnds() {}

    /** Those of a pipeline's README that a scenario can show. */
    static Set<String> of(Path pipeline) throws IOException {
        Set<String> ends = on(pipeline.resolve("README.md"));
        ends.remove(UNFORESEEN);
        ends.remove(ELSEWHERE);
        if (ends.stream().noneMatch(end -> end.startsWith("reason "))) {
            ends.remove(DEAD_LETTER);
        }
        return ends;
    }

    /** Each as {@code reason missing_field}. */
    public static Set<String> on(Path page) throws IOException {
        Set<String> ends = new TreeSet<>();
        String kind = "";
        for (String line : Files.readAllLines(page)) {
            Matcher head = HEAD.matcher(line);
            Matcher row = ROW.matcher(line);
            if (head.matches()) {
                kind = head.group(1);
            } else if (!line.startsWith("|")) {
                kind = "";
            } else if (!kind.isEmpty() && row.matches()) {
                ends.add(kind + " " + row.group(1));
            }
        }
        return ends;
    }
}
