package dev.wadi.local.dynamodb.expression;

import java.util.ArrayList;
import java.util.List;

/** The paths that an expression names; no two may be the same place, or one within the other. */
final class PathSet {

    private final List<DocumentPath> paths = new ArrayList<>();
    private final Problems problems;

    PathSet(Problems problems) {
        this.problems = problems;
    }

    void add(DocumentPath path) {
        for (DocumentPath earlier : paths) {
            String shown = "must remove or rewrite one of these paths; path one: " + earlier + ", path two: " + path;
            if (earlier.overlaps(path)) {
                problems.add(Problems.Kind.PATHS, "Two document paths overlap with each other; " + shown);
            } else if (earlier.conflicts(path)) {
                problems.add(Problems.Kind.PATHS, "Two document paths conflict with each other; " + shown);
            }
        }
        paths.add(path);
    }

    List<DocumentPath> paths() {
        return paths;
    }
}
