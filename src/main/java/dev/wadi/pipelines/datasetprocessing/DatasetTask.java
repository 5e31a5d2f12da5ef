package dev.wadi.pipelines.datasetprocessing;

import dev.wadi.delivery.RefusedException;
import dev.wadi.pipelines.datasetprocessing.definition.Dataset;
import dev.wadi.pipelines.datasetprocessing.definition.DatasetType;
import java.util.Map;

/**
 * What is to be done for an event: all that is known before anything is read.
 *
 * @param keys the one object of each input
 */
public record DatasetTask(DatasetEvent event, Dataset dataset, DatasetType type, Map<String, String> keys) {

    /** The same refusal, which says for which data set and type. */
    static RefusedException named(Dataset dataset, DatasetEvent event, RefusedException why) {
        return new RefusedException(why.reason(), dataset.name() + " " + event.type() + ": " + why.getMessage());
    }

    RefusedException named(RefusedException why) {
        return named(dataset, event, why);
    }
}
