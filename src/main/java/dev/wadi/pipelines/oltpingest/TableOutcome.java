package dev.wadi.pipelines.oltpingest;

import dev.wadi.delivery.Disposition;
import dev.wadi.delivery.OutcomeWord;

/** How a table ended in a run. */
public enum TableOutcome implements OutcomeWord {
    /** Its new rows are in the bucket. */
    ingested(Disposition.STORED),
    /** It had none. */
    no_new_data(Disposition.UNCHANGED),
    /** Another instance is at work on it. */
    already_running(Disposition.FILTERED),
    /** Somebody was alerted; it is due again in the next run. */
    failed(Disposition.DUE);

    private final Disposition disposition;

    TableOutcome(Disposition disposition) {
        this.disposition = disposition;
    }

    @Override
    public Disposition disposition() {
        return disposition;
    }
}
