package dev.wadi.scenario.format;

/** A file that is not a scenario: the message says where, and what would be right. */
public final class ScenarioFormatException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ScenarioFormatException(String where, String problem) {
        super(where.isEmpty() ? problem : where + ": " + problem);
    }
}
