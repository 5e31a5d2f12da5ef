package dev.wadi.pipelines.batchrecords;

import dev.wadi.delivery.Disposition;
import dev.wadi.delivery.OutcomeWord;

/** The outcomes of spec section 6 that Java gives; the route gives the others. */
public enum RowOutcome implements OutcomeWord {
    /** The row was there already. */
    duplicate(Disposition.UNCHANGED),
    /** Rows are not to be written. */
    not_stored(Disposition.FILTERED);

    private final Disposition disposition;

    RowOutcome(Disposition disposition) {
        this.disposition = disposition;
    }

    @Override
    public Disposition disposition() {
        return disposition;
    }
}
