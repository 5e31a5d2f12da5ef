package dev.wadi.pipelines.datasetprocessing;

import dev.wadi.delivery.RecordBody;
import dev.wadi.delivery.SourceRecord;
import java.util.Map;

/**
 * An event on its way through the route.
 *
 * @param since when it was read, in nanoseconds of this process
 * @param bucket that it is about
 * @param event null where it could not be read
 * @param inputKeys the object of each input that was found so far
 */
public record ReceivedEvent(
        SourceRecord record, long since, String bucket, DatasetEvent event, Map<String, String> inputKeys)
        implements RecordBody {

    public ReceivedEvent(SourceRecord record, long since, String bucket, DatasetEvent event) {
        this(record, since, bucket, event, Map.of());
    }

    public ReceivedEvent with(EventInputs inputs) {
        return new ReceivedEvent(record, since, bucket, event, inputs.keys());
    }
}
