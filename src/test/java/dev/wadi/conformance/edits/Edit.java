package dev.wadi.conformance.edits;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;

/**
 * A change of a route file.
 *
 * @param what in a few words; the same for all edits of a kind
 * @param step id of the step where it was made; of the route for one of the whole file
 * @param line of that step in the file before
 * @param opens whether it took a condition away, so that records which were filtered come further
 * @param tree the file afterwards
 */
record Edit(Path file, String what, String step, int line, boolean opens, JsonNode tree) {

    Edit opening() {
        return new Edit(file, what, step, line, true, tree);
    }

    String text() {
        return RouteFile.text(tree);
    }

    @Override
    public String toString() {
        return what + " " + step + " (line " + line + ")";
    }
}
