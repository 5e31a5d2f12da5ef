package dev.wadi.delivery;

/** A decision refuses what it was given, for a reason of the pipeline's specification. Which record that was is for the step to say. */
public final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Reason reason;

    /** @param detail for the person who reads the dead letter */
    public RefusedException(Reason reason, String detail) {
        // no stack trace: an outcome, not a fault, and there may be thousands of them in one poll
        super(detail, null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
