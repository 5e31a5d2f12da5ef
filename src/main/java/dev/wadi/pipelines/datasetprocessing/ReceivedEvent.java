package dev.wadi.pipelines.datasetprocessing;

import dev.wadi.delivery.RecordBody;
import dev.wadi.delivery.SourceRecord;

/**
 * An event on its way through the route.
 *
 * @param since when it was read, in nanoseconds of this process
 * @param event null where it could not be read
 */
public record ReceivedEvent(SourceRecord record, long since, DatasetEvent event) implements RecordBody {}
