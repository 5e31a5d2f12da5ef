package dev.wadi.pipelines.turbinestatus;

/** A record that cannot become a status, with the reason of spec section 8. */
public final class RejectedSignal extends Exception {
    private static final long serialVersionUID = 1L;

    /** The reasons of spec section 8, spelled as they stand in a dead letter. */
    public enum Reason {
        malformed_json,
        not_an_object,
        missing_field,
        invalid_field_type,
        unknown_asset,
        corrupt_mapping,
        invalid_value,
        invalid_timestamp,
        timestamp_in_future,
        unknown_status_code,
        enriched_too_large,
        wrong_redis_type
    }

    private final Reason reason;

    public RejectedSignal(Reason reason, String detail) {
        // no stack trace: an outcome, not a fault
        super(detail, null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
