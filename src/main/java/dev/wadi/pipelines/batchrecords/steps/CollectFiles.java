package dev.wadi.pipelines.batchrecords.steps;

import dev.wadi.delivery.AcceptedRecordsStrategy;
import dev.wadi.delivery.BatchAccount;
import dev.wadi.delivery.Disposition;
import dev.wadi.pipelines.batchrecords.Announcement;
import dev.wadi.pipelines.batchrecords.CuratedFile;

/** What the split leaves behind: the list of files to be stored. */
public class CollectFiles extends AcceptedRecordsStrategy<CuratedFile> {
    public CollectFiles() {
        super(CuratedFile.class);
    }

    @Override
    protected void left(Object body, BatchAccount account) {
        if (body instanceof Announcement announcement) {
            account.outcome(announcement.record())
                    .filter(outcome -> outcome.disposition() == Disposition.FILTERED)
                    .ifPresent(outcome -> RecordLog.ended(announcement, outcome.name()));
        }
    }
}
