package dev.wadi.pipelines.starschema;

import dev.wadi.delivery.Reason;
import dev.wadi.delivery.RefusedException;

/** Why a message, or an object that it names, cannot be processed, spelled as it stands in a dead letter. */
public enum NoticeReason implements Reason {
    /** The message tells of no object. */
    notice_invalid,
    /** The key is not that of an object of a table that the mapping knows. */
    unknown_object,
    /** The object is not there. */
    object_missing;

    public RefusedException because(String detail) {
        return new RefusedException(this, detail);
    }
}
