package dev.wadi.conformance.edits;

import java.util.List;

/**
 * How an edit ended.
 *
 * @param findings what is lost or different, a line for each scenario; empty where all is well
 */
record Verdict(Edit edit, End end, List<String> findings) {

    /** In rising weight: of several scenarios the heaviest is the edit's. */
    enum End {
        SAME("same state"),
        MORE("more effects"),
        DEAD_LETTER("dead letter"),
        HOLD("hold"),
        REFUSED("refused"),
        LOSS("LOSS");

        private final String title;

        End(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }

        End or(End other) {
            return compareTo(other) >= 0 ? this : other;
        }
    }
}
