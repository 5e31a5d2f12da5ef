package dev.wadi.batchrecords.steps;

import dev.wadi.batchrecords.Announcement;
import dev.wadi.batchrecords.CuratedFile;
import dev.wadi.batchrecords.RejectedAnnouncement;
import dev.wadi.delivery.Rejected;
import dev.wadi.delivery.SourceRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Spec section 6: a line for each record. The event id is that of the shard and the sequence number. */
final class RecordLog {
    private static final Logger LOG = LoggerFactory.getLogger("dev.wadi.batchrecords");
    private static final String LINE = "{} key={} data-set={} batch={} {}";
    private static final String NONE = "-";

    private RecordLog() {}

    static void skipped(Announcement announcement) {
        LOG.info(LINE, announcement.record().sourceId(), announcement.key(), announcement.dataSet(), NONE, "skipped");
    }

    static void notStored(CuratedFile file) {
        LOG.info(LINE, file.record().sourceId(), file.key(), file.dataSet(), NONE, "not_stored");
    }

    static void written(PendingRow row, String outcome) {
        CuratedFile file = row.file();
        LOG.info(LINE, file.record().sourceId(), file.key(), file.dataSet(), row.batchId(), outcome);
    }

    static Rejected refused(CuratedFile file, RejectedAnnouncement why) {
        return refused(file.record(), file.key(), file.dataSet(), why);
    }

    static Rejected refused(Announcement announcement, RejectedAnnouncement why) {
        return refused(announcement.record(), announcement.key(), announcement.dataSet(), why);
    }

    static Rejected refused(SourceRecord record, RejectedAnnouncement why) {
        return refused(record, NONE, NONE, why);
    }

    private static Rejected refused(SourceRecord record, String key, String dataSet, RejectedAnnouncement why) {
        LOG.info(
                "{} key={} data-set={} batch={} dead_letter {}: {}",
                record.sourceId(),
                key,
                dataSet,
                NONE,
                why.reason(),
                why.getMessage());
        return new Rejected(record, why.reason().name(), why.getMessage());
    }
}
