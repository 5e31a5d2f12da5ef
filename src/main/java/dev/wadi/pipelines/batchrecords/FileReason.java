package dev.wadi.pipelines.batchrecords;

/** The reasons of spec section 7, spelled as they stand in a dead letter. */
public enum FileReason implements dev.wadi.delivery.Reason {
    malformed_json,
    not_an_object,
    missing_field,
    invalid_field_type,
    persist_failed
}
