package dev.wadi.pipelines.batchrecords;

/** The reasons of spec section 7 that a decision has, spelled as they stand in a dead letter; the route names the others. */
public enum FileReason implements dev.wadi.delivery.Reason {
    missing_field,
    invalid_field_type
}
