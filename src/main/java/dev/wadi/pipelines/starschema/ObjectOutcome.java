package dev.wadi.pipelines.starschema;

import dev.wadi.delivery.Disposition;
import dev.wadi.delivery.OutcomeWord;
import dev.wadi.pipelines.starschema.object.ObjectStatus;

/** How the notice of an object ends: by the status of its record. */
public enum ObjectOutcome implements OutcomeWord {
    success(Disposition.STORED),
    partial(Disposition.STORED),
    /** All of its lines are in its reject object. */
    failed(Disposition.STORED),
    empty(Disposition.STORED),
    duplicate(Disposition.UNCHANGED),
    /** A message that tells of no new object: a test of S3, a deletion. */
    ignored(Disposition.FILTERED);

    private final Disposition disposition;

    ObjectOutcome(Disposition disposition) {
        this.disposition = disposition;
    }

    @Override
    public Disposition disposition() {
        return disposition;
    }

    public static ObjectOutcome of(ObjectStatus status) {
        return valueOf(status.text());
    }
}
