package dev.wadi.delivery;

/**
 * An exception and where it was thrown.
 *
 * @param step the innermost step of the route that ended with it
 * @param service true: the answer of a service
 * @param records how many records the exchange carried that ended with it; with one, it is known whose fault it may be
 * @param blame who is at fault, as far as the exception and the place tell
 * @param message for people; nothing of what was sent
 */
record Fault(Exception exception, Step step, Blame blame, boolean service, int records, String message) {

    Fault of(int carried) {
        return new Fault(exception, step, blame, service, carried, message);
    }

    /** Decides what happens to the batch. Where several records failed, the first in this order does. */
    enum Blame {
        /** A dependency is unavailable, or the route is wrong: hold. */
        DEPENDENCY,
        /** In a call, or for want of memory, neither known. */
        UNKNOWN_IN_CALL,
        /** In a step, expression or bean, neither known. */
        UNKNOWN_OUTSIDE,
        /** The record's data. */
        RECORD
    }
}
