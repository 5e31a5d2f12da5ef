package dev.wadi.pipelines.snapshotstatus;

/** The reasons of spec section 9, spelled as they stand in a dead letter, in the order of the checks. */
public enum ReportReason implements dev.wadi.delivery.Reason {
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
