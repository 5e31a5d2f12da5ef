package dev.wadi.pipelines.snapshotstatus;

/** A message that cannot be followed, with the reason of spec section 9. */
public final class RejectedMessage extends Exception {
    private static final long serialVersionUID = 1L;

    /** The reasons of spec section 9, spelled as they stand in a dead letter, in the order of the checks. */
    public enum Reason {
        malformed_json,
        not_an_object,
        missing_body,
        missing_required_fields,
        invalid_field_type,
        unknown_collection,
        invalid_group_id,
        announcement_too_large,
        corrupt_state
    }

    private final Reason reason;

    public RejectedMessage(Reason reason, String detail) {
        // no stack trace: an outcome, not a fault
        super(detail, null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
