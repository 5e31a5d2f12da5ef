package dev.wadi.conformance.edits;

import java.util.List;

/**
 * How an edit ended.
 *
 * @param findings what is lost or different or hangs, a line for each scenario; empty where all is well
 */
record Verdict(Edit edit, End end, List<String> findings) {

    /** In rising weight: of several scenarios the heaviest is the edit's. */
    enum End {
        SAME("same state"),
        MORE("more effects"),
        DEAD_LETTER("dead letter"),
        HOLD("hold"),
        REFUSED("refused"),
        HANGING("HANGS"),
        LOSS("LOSS");

        private final String title;

        End(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }

        /** Somebody loses something, or waits for ever and is not told. */
        boolean isBad() {
            return this == LOSS || this == HANGING;
        }

        End or(End other) {
            return compareTo(other) >= 0 ? this : other;
        }
    }
}
