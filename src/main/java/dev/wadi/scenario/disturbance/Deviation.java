package dev.wadi.scenario.disturbance;

import dev.wadi.scenario.comparison.Differences;

/**
 * One thing that a disturbed run left otherwise than a calm one.
 *
 * @param finding for people: where, what was to be there, and what is
 */
public record Deviation(Kind kind, String finding) {

    /** How it differs. */
    public enum Kind {
        /** The calm run left it, the other did not. */
        MISSING("lost"),
        /** Only the other run left it, or more often than its kind allows. */
        MORE("doubled"),
        /** Both left it, with different values. */
        CHANGED("changed");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** For people. */
        public String word() {
            return word;
        }
    }

    static Deviation of(Kind kind, String path, String expected, String actual) {
        Differences differences = new Differences();
        differences.add(path, expected, actual);
        return new Deviation(kind, differences.findings().get(0));
    }
}
