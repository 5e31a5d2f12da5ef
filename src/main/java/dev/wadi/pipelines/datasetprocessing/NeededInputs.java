package dev.wadi.pipelines.datasetprocessing;

import dev.wadi.delivery.RefusedException;
import dev.wadi.pipelines.datasetprocessing.csv.InputFile;
import dev.wadi.pipelines.datasetprocessing.definition.Dataset;
import dev.wadi.pipelines.datasetprocessing.reason.DatasetReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Compares the inputs that an event names with those that a data set needs; before anything is read. */
record NeededInputs(Dataset dataset) {

    void requireIn(Map<String, String> prefixes) throws RefusedException {
        List<String> needed = dataset.inputs().stream().map(InputFile::dataset).toList();
        List<String> missing = new ArrayList<>(needed);
        missing.removeAll(prefixes.keySet());
        if (!missing.isEmpty()) {
            throw DatasetReason.input_missing.because(
                    "s3_input_prefixes does not name the data sets " + String.join(", ", missing));
        }
        List<String> extra = new ArrayList<>(prefixes.keySet());
        extra.removeAll(needed);
        if (!extra.isEmpty()) {
            throw DatasetReason.input_unexpected.because("s3_input_prefixes names the data sets "
                    + String.join(", ", extra) + ", which are not used; it needs " + String.join(", ", needed));
        }
    }
}
