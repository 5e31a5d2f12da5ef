package dev.wadi.pipelines.snapshotstatus;

import dev.wadi.delivery.Disposition;
import dev.wadi.delivery.OutcomeWord;

/** How a message ends that is not refused. */
public enum SnapshotOutcome implements OutcomeWord {
    /** A file that is one more for its collection. */
    counted(Disposition.STORED),
    /** A file that was counted before. */
    duplicate(Disposition.UNCHANGED),
    /** A success message that made its collection successful. */
    successful(Disposition.STORED),
    /** A success message that changed nothing. */
    unchanged(Disposition.UNCHANGED);

    private final Disposition disposition;

    SnapshotOutcome(Disposition disposition) {
        this.disposition = disposition;
    }

    @Override
    public Disposition disposition() {
        return disposition;
    }
}
