package dev.wadi.batchrecords.steps;

import dev.wadi.batchrecords.Announcement;
import dev.wadi.batchrecords.CuratedFile;
import dev.wadi.delivery.Batch.Outcome;
import dev.wadi.delivery.CollectAccepted;

/** What the split leaves behind: the list of files to be stored. An announcement that a filter held back counts as skipped. */
public class CollectFiles extends CollectAccepted<CuratedFile> {
    private static final Outcome SKIPPED = Outcome.of("skipped");

    public CollectFiles() {
        super(CuratedFile.class);
    }

    @Override
    protected Outcome filtered(Object body) {
        if (body instanceof Announcement announcement) {
            RecordLog.skipped(announcement);
        }
        return SKIPPED;
    }
}
