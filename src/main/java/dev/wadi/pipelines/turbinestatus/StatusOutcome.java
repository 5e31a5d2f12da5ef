package dev.wadi.pipelines.turbinestatus;

import dev.wadi.delivery.Disposition;
import dev.wadi.delivery.OutcomeWord;

/** The outcomes of spec section 7 that the status hash decides. */
public enum StatusOutcome implements OutcomeWord {
    saved(Disposition.STORED),
    /** The asset has a newer record of this kind. */
    late(Disposition.UNCHANGED),
    /** The asset has this very record. */
    duplicate(Disposition.UNCHANGED);

    private final Disposition disposition;

    StatusOutcome(Disposition disposition) {
        this.disposition = disposition;
    }

    @Override
    public Disposition disposition() {
        return disposition;
    }
}
