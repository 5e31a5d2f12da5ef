package dev.wadi.conformance.edits;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;

/**
 * A change of a route file.
 *
 * @param what in a few words; the same for all edits of a kind
 * @param step id of the step where it was made; of the route for one of the whole file
 * @param line of that step in the file before
 * @param effect beyond the change of the flow
 * @param tree the file afterwards
 */
record Edit(Path file, String what, String step, int line, Effect effect, JsonNode tree) {

    enum Effect {
        NONE,
        /** It took a condition away: records that were filtered come further. */
        OPENS,
        /** It catches faults: what it does shows only where there is one. */
        CATCHES
    }

    Edit with(Effect other) {
        return new Edit(file, what, step, line, other, tree);
    }

    String text() {
        return RouteFile.text(tree);
    }

    @Override
    public String toString() {
        return what + " " + step + " (line " + line + ")";
    }
}
