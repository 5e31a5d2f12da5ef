package dev.wadi.delivery;

/** This attempt of the batch is over; what has not begun need not try. Says nothing of the fault, which is known. */
final class AbandonedException extends Exception {
    private static final long serialVersionUID = 1L;

    AbandonedException() {
        super("The batch was abandoned before", null, false, false);
    }
}
