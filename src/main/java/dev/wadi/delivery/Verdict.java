package dev.wadi.delivery;

/**
 * Who is to blame for a fault of a call.
 *
 * @param message for the person who reads the log or the dead letter: names the thing (queue, table, host) and what it answered, and the setting where that
 *     is known; never what was sent
 */
public record Verdict(Kind kind, String message) {

    /** Decides between a dead letter and a hold. */
    public enum Kind {
        /** The service refused this record, by an answer about its data. */
        DATA,
        /** The dependency is unavailable, forbidden or not there, or the answer is not its own: hold. */
        DEPENDENCY,
        /** The service answered with something that is neither known: hold, until contrast with other records shows that it is the record. */
        UNKNOWN
    }
}
