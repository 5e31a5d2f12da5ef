package dev.wadi.pipelines.batchrecords.steps;

import dev.wadi.delivery.RefusedException;
import dev.wadi.delivery.RefusedRecordException;
import dev.wadi.delivery.SourceRecord;
import dev.wadi.pipelines.batchrecords.Announcement;
import dev.wadi.pipelines.batchrecords.CuratedFile;
import dev.wadi.pipelines.batchrecords.RowOutcome;
import java.util.Locale;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Spec section 6: a line for each record, at DEBUG. The event id is that of the shard and the sequence number. */
final class RecordLog {
    private static final Logger LOG = LoggerFactory.getLogger("dev.wadi.pipelines.batchrecords");
    private static final String LINE = "{} key={} data-set={} batch={} {}";
    private static final String NONE = "-";

    /** What would begin a line of its own, or steer a terminal. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\x{80}-\\x{9f}\\u2028\\u2029]");

    private RecordLog() {}

    /** It left the route before it was a file. */
    static void ended(Announcement announcement, String outcome) {
        log(announcement.record(), announcement.key(), announcement.dataSet(), NONE, outcome);
    }

    static void notStored(CuratedFile file) {
        log(file.record(), file.key(), file.dataSet(), NONE, RowOutcome.not_stored.name());
    }

    static void written(PendingRow row, String outcome) {
        CuratedFile file = row.file();
        log(file.record(), file.key(), file.dataSet(), row.batchId(), outcome);
    }

    static RefusedRecordException refused(CuratedFile file, RefusedException why) {
        return refused(file, NONE, why);
    }

    /** @param batchId under which the row was to be written */
    static RefusedRecordException refused(CuratedFile file, String batchId, RefusedException why) {
        return refused(file.record(), file.key(), file.dataSet(), batchId, why);
    }

    static RefusedRecordException refused(Announcement announcement, RefusedException why) {
        return refused(announcement.record(), announcement.key(), announcement.dataSet(), NONE, why);
    }

    static RefusedRecordException refused(SourceRecord record, RefusedException why) {
        return refused(record, NONE, NONE, NONE, why);
    }

    private static RefusedRecordException refused(
            SourceRecord record, String key, String dataSet, String batchId, RefusedException why) {
        log(record, key, dataSet, batchId, "dead_letter " + why.reason() + ": " + why.getMessage());
        return new RefusedRecordException(record, why);
    }

    private static void log(SourceRecord record, String key, String dataSet, String batchId, String outcome) {
        if (LOG.isDebugEnabled()) {
            LOG.debug(
                    LINE,
                    record.sourceId(),
                    printable(key),
                    printable(dataSet),
                    printable(batchId),
                    printable(outcome));
        }
    }

    private static String printable(String text) {
        return CONTROL.matcher(text)
                .replaceAll(found -> String.format(
                        Locale.ROOT, "\\\\u%04x", (int) found.group().charAt(0)));
    }
}
