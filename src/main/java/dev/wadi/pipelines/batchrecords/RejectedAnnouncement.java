package dev.wadi.pipelines.batchrecords;

/** An announcement that cannot become a row, with the reason of spec section 7. */
public final class RejectedAnnouncement extends Exception {
    private static final long serialVersionUID = 1L;

    /** The reasons of spec section 7, spelled as they stand in a dead letter. */
    public enum Reason {
        malformed_json,
        not_an_object,
        missing_field,
        invalid_field_type,
        persist_failed
    }

    private final Reason reason;

    public RejectedAnnouncement(Reason reason, String detail) {
        // no stack trace: an outcome, not a fault
        super(detail, null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
