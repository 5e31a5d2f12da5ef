package dev.wadi.delivery;

/** Why a record of any pipeline may be refused that no step has refused, spelled as it stands in a dead letter. */
public enum FaultReason implements Reason {
    /** Its fault is of no known kind, and others pass the same step. */
    internal_error,
    /** A parser or decoder failed. */
    unreadable,
    /** A service answered that the data is wrong. */
    refused_by_service,
    /** A person has decided so. */
    set_aside
}
