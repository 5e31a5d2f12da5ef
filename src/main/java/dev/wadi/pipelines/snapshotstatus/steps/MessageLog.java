package dev.wadi.pipelines.snapshotstatus.steps;

import dev.wadi.delivery.RefusedException;
import dev.wadi.delivery.RefusedRecordException;
import dev.wadi.pipelines.snapshotstatus.CollectionState;
import dev.wadi.pipelines.snapshotstatus.ReceivedReport;
import dev.wadi.pipelines.snapshotstatus.SnapshotMessage;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Spec section 8: each line of a message's work has the fields that are known by then. The line alone has them, as a turn is of many messages. */
final class MessageLog {
    private static final Logger LOG = LoggerFactory.getLogger("dev.wadi.pipelines.snapshotstatus");
    private static final String CORRELATION_ID = "correlation_id";
    private static final String COLLECTION_NAME = "collection_name";
    private static final String SNAPSHOT_TYPE = "snapshot_type";
    private static final String EXPORT_DATE = "export_date";
    private static final String FILE_NAME = "file_name";
    private static final String GROUP = "message_group_id";
    private static final String STATUS = "collection_status";
    private static final String RECEIVED = "files_received";
    private static final String SENT = "files_sent";
    private static final String EXPORTED = "files_exported";
    private static final List<String> FIELDS = List.of(
            CORRELATION_ID,
            COLLECTION_NAME,
            SNAPSHOT_TYPE,
            EXPORT_DATE,
            FILE_NAME,
            GROUP,
            STATUS,
            RECEIVED,
            SENT,
            EXPORTED);

    private MessageLog() {}

    /**
     * A collection or a run is another from now on.
     *
     * @param group of the message that tells it; null for none
     */
    static void changed(SnapshotMessage message, CollectionState state, String group, String what) {
        fields(message, state);
        put(GROUP, group);
        LOG.info(what);
        clear();
    }

    static void ended(CollectionProgress progress) {
        if (LOG.isDebugEnabled()) {
            fields(progress.message(), progress.state());
            LOG.debug(progress.outcome().name());
            clear();
        }
    }

    private static void fields(SnapshotMessage message, CollectionState state) {
        MDC.put(CORRELATION_ID, message.correlationId());
        MDC.put(COLLECTION_NAME, message.collectionName());
        MDC.put(SNAPSHOT_TYPE, message.snapshotType());
        MDC.put(EXPORT_DATE, message.exportDate().text());
        put(FILE_NAME, message.fileName());
        MDC.put(STATUS, state.status());
        put(RECEIVED, state.filesReceived());
        put(SENT, state.filesSent());
        put(EXPORTED, state.filesExported());
    }

    private static void clear() {
        FIELDS.forEach(MDC::remove);
    }

    /** The detail, which may quote the message, goes into the dead letter only. */
    static RefusedRecordException refused(ReceivedReport record, RefusedException why) {
        LOG.debug("{} dead_letter {}", record.sourceId(), why.reason());
        return new RefusedRecordException(record, why);
    }

    private static void put(String field, String value) {
        if (value == null) {
            MDC.remove(field);
        } else {
            MDC.put(field, value);
        }
    }
}
