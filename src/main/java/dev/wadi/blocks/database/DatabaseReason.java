package dev.wadi.blocks.database;

import dev.wadi.delivery.Reason;
import dev.wadi.delivery.RefusedException;

/** Why a record gets no rows. */
enum DatabaseReason implements Reason {
    /** The query gives none, and the route wants some. */
    not_found,
    too_many_rows,
    too_large,
    /** A value that can be no text of UTF-8. */
    invalid_text,
    /** The database's own answer about the values. */
    refused_by_database;

    RefusedException because(String detail) {
        return new RefusedException(this, detail);
    }
}
