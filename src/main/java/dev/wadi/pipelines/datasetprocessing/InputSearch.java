package dev.wadi.pipelines.datasetprocessing;

import dev.wadi.delivery.RefusedException;
import dev.wadi.edge.s3.ObjectKey;
import dev.wadi.pipelines.datasetprocessing.csv.InputFile;
import dev.wadi.pipelines.datasetprocessing.definition.Dataset;
import dev.wadi.pipelines.datasetprocessing.definition.DatasetType;
import dev.wadi.pipelines.datasetprocessing.definition.Datasets;
import dev.wadi.pipelines.datasetprocessing.reason.DatasetReason;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the data set, the type and the one object of each input that an event asks for, in the order of spec section 1.3. */
final class InputSearch {
    private static final Logger LOG = LoggerFactory.getLogger(InputSearch.class);

    private final Datasets datasets;

    InputSearch(Datasets datasets) {
        this.datasets = datasets;
    }

    DatasetTask find(DatasetEvent event, StoredObjects objects) throws RefusedException, IOException {
        Dataset dataset = datasets.ofArn(event.arn())
                .orElseThrow(() -> DatasetReason.event_invalid.because("the arn '" + event.arn()
                        + "' names no function; there are "
                        + String.join(
                                ", ", datasets.all().stream().map(Dataset::name).toList())));
        try {
            new NeededInputs(dataset).requireIn(event.inputPrefixes());
            Map<String, String> keys = keys(dataset, event, objects);
            return new DatasetTask(event, dataset, type(dataset, event.type()), keys);
        } catch (RefusedException e) {
            throw DatasetTask.named(dataset, event, e);
        }
    }

    private static Map<String, String> keys(Dataset dataset, DatasetEvent event, StoredObjects objects)
            throws RefusedException, IOException {
        Map<String, String> keys = new LinkedHashMap<>();
        for (InputFile input : dataset.inputs()) {
            keys.put(input.dataset(), key(input, event.inputPrefixes().get(input.dataset()), objects));
        }
        return keys;
    }

    private static String key(InputFile input, String prefix, StoredObjects objects)
            throws RefusedException, IOException {
        Optional<String> problem = prefix.isEmpty() ? Optional.empty() : ObjectKey.problem(prefix);
        if (problem.isPresent()) {
            throw DatasetReason.event_invalid.because(
                    "no key can start with the prefix of data set " + input.dataset() + ": " + problem.get());
        }
        List<String> found = objects.keys(prefix);
        if (found.isEmpty()) {
            throw DatasetReason.input_empty.because(
                    "data set " + input.dataset() + ": no object has a key that starts with " + prefix);
        }
        if (found.size() > 1) {
            throw DatasetReason.input_ambiguous.because("data set " + input.dataset()
                    + ": more than one object has a key that starts with " + prefix + ", among them " + found.get(0)
                    + " and " + found.get(1));
        }
        return found.get(0);
    }

    private static DatasetType type(Dataset dataset, String type) throws RefusedException {
        DatasetType declared = dataset.types().get(type);
        if (declared != null) {
            return declared;
        }
        Optional<DatasetType> other = dataset.otherTypes();
        if (other.isPresent()) {
            LOG.warn(
                    "{} has no type '{}'; it is processed as {}",
                    dataset.name(),
                    type,
                    other.get().name());
            return other.get();
        }
        throw DatasetReason.type_unsupported.because("there is no such type; there are "
                + String.join(", ", dataset.types().keySet()));
    }
}
