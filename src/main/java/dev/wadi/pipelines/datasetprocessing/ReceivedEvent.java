package dev.wadi.pipelines.datasetprocessing;

import dev.wadi.delivery.RecordBody;
import dev.wadi.delivery.SourceRecord;

/**
 * An event on its way through the route.
 *
 * @param since when it was read, in nanoseconds of this process
 * @param bucket that it is about
 * @param event null where it could not be read
 */
public record ReceivedEvent(SourceRecord record, long since, String bucket, DatasetEvent event) implements RecordBody {}
