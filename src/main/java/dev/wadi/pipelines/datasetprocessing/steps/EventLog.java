package dev.wadi.pipelines.datasetprocessing.steps;

import dev.wadi.delivery.RefusedException;
import dev.wadi.delivery.RefusedRecordException;
import dev.wadi.pipelines.datasetprocessing.DatasetEvent;
import dev.wadi.pipelines.datasetprocessing.ReceivedEvent;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Spec section 1.4: one line for each event, with all that is known of it. */
final class EventLog {
    private static final Logger LOG = LoggerFactory.getLogger("dev.wadi.pipelines.datasetprocessing");

    private EventLog() {}

    static void answered(ReceivedEvent received) {
        log(fields(received), "answered");
    }

    /** The detail, which may quote data, goes into the dead letter only. */
    static RefusedRecordException refused(ReceivedEvent received, RefusedException why) {
        Map<String, String> fields = fields(received);
        fields.put("error", why.reason().name());
        log(fields, "refused");
        return new RefusedRecordException(received.record(), why);
    }

    private static Map<String, String> fields(ReceivedEvent received) {
        Map<String, String> fields = new TreeMap<>();
        fields.put("bucket", received.bucket());
        fields.put("source_id", received.record().sourceId());
        fields.put("duration_ms", Long.toString(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - received.since())));
        DatasetEvent event = received.event();
        if (event != null) {
            fields.put("task", event.task());
            fields.put("task_config", event.taskConfig().text());
            fields.put("dataset_id", event.datasetId());
            fields.put("dataset_version", event.version());
            fields.put("dataset_edition", event.edition());
            fields.put("input_prefixes", event.inputPrefixes().toString());
        }
        if (!received.inputKeys().isEmpty()) {
            fields.put("input_keys", received.inputKeys().toString());
        }
        return fields;
    }

    private static void log(Map<String, String> fields, String message) {
        fields.forEach(MDC::put);
        LOG.info(message);
        fields.keySet().forEach(MDC::remove);
    }
}
