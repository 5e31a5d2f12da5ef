package dev.wadi.pipelines.turbinestatus;

/** The reasons of spec section 8, spelled as they stand in a dead letter. */
public enum SignalReason implements dev.wadi.delivery.Reason {
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
