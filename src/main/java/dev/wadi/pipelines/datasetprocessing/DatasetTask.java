package dev.wadi.pipelines.datasetprocessing;

import dev.wadi.delivery.RefusedException;
import dev.wadi.pipelines.datasetprocessing.definition.Dataset;
import dev.wadi.pipelines.datasetprocessing.definition.Datasets;
import dev.wadi.pipelines.datasetprocessing.reason.DatasetReason;

/** What is to be done for an event: all that is known before anything is looked for in the bucket. */
public record DatasetTask(DatasetEvent event, Dataset dataset) {

    /** @throws RefusedException if no data set is called so, or not exactly its inputs are named */
    static DatasetTask of(DatasetEvent event, Datasets datasets) throws RefusedException {
        Dataset dataset = datasets.ofArn(event.arn())
                .orElseThrow(() -> DatasetReason.event_invalid.because("the arn '" + event.arn()
                        + "' names no function; there are "
                        + String.join(
                                ", ", datasets.all().stream().map(Dataset::name).toList())));
        DatasetTask task = new DatasetTask(event, dataset);
        try {
            new NeededInputs(dataset).requireIn(event.inputPrefixes());
        } catch (RefusedException e) {
            throw task.named(e);
        }
        return task;
    }

    /** The same refusal, which says for which data set and type. */
    RefusedException named(RefusedException why) {
        return new RefusedException(why.reason(), dataset.name() + " " + event.type() + ": " + why.getMessage());
    }
}
