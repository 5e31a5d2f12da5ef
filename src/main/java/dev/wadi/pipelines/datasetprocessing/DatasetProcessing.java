package dev.wadi.pipelines.datasetprocessing;

import dev.wadi.delivery.RefusedException;
import dev.wadi.pipelines.datasetprocessing.csv.CsvReading;
import dev.wadi.pipelines.datasetprocessing.csv.InputFile;
import dev.wadi.pipelines.datasetprocessing.definition.Dataset;
import dev.wadi.pipelines.datasetprocessing.definition.DatasetType;
import dev.wadi.pipelines.datasetprocessing.definition.DatasetType.ScaleOf;
import dev.wadi.pipelines.datasetprocessing.definition.Datasets;
import dev.wadi.pipelines.datasetprocessing.document.Documents;
import dev.wadi.pipelines.datasetprocessing.document.OutputDocument;
import dev.wadi.pipelines.datasetprocessing.document.Scale;
import dev.wadi.pipelines.datasetprocessing.reason.DatasetReason;
import dev.wadi.pipelines.datasetprocessing.table.DataTable;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers an event with all documents of its data set, or refuses it with one of the kinds of spec section 1.3. It keeps nothing between two events. */
public final class DatasetProcessing {
    private static final Logger LOG = LoggerFactory.getLogger(DatasetProcessing.class);

    private final Datasets datasets;
    private final Clock clock;

    /** @param clock says the day of publication, in its zone */
    public DatasetProcessing(Datasets datasets, Clock clock) {
        this.datasets = datasets;
        this.clock = clock;
    }

    /**
     * @throws RefusedException if there is no answer; then nothing is to be written
     * @throws IOException if an object cannot be read now
     */
    public DatasetResult process(DatasetEvent event, StoredObjects objects, Explanation explanation)
            throws RefusedException, IOException {
        Dataset dataset = datasets.ofArn(event.arn())
                .orElseThrow(() -> DatasetReason.event_invalid.because("the arn '" + event.arn()
                        + "' names no function; there are "
                        + String.join(
                                ", ", datasets.all().stream().map(Dataset::name).toList())));
        try {
            new NeededInputs(dataset).requireIn(event.inputPrefixes());
            Map<String, String> keys = keys(dataset, event, objects);
            DatasetType type = type(dataset, event.type());
            Map<String, DataTable> inputs = read(dataset, keys, objects, explanation);
            DatasetTables tables = new DatasetTables(dataset, type.years(), inputs, explanation);
            return new DatasetResult(documents(event, type, tables), event.stepData(), keys);
        } catch (RefusedException e) {
            throw new RefusedException(e.reason(), dataset.name() + " " + event.type() + ": " + e.getMessage());
        }
    }

    /** The one object of each input. */
    private static Map<String, String> keys(Dataset dataset, DatasetEvent event, StoredObjects objects)
            throws RefusedException, IOException {
        Map<String, String> keys = new LinkedHashMap<>();
        for (InputFile input : dataset.inputs()) {
            String prefix = event.inputPrefixes().get(input.dataset());
            List<String> found = objects.keys(prefix);
            if (found.isEmpty()) {
                throw DatasetReason.input_empty.because(
                        "data set " + input.dataset() + ": no object has a key that starts with " + prefix);
            }
            if (found.size() > 1) {
                throw DatasetReason.input_ambiguous.because("data set " + input.dataset()
                        + ": more than one object has a key that starts with " + prefix + ", among them " + found.get(0)
                        + " and "
                        + found.get(1));
            }
            keys.put(input.dataset(), found.get(0));
        }
        return keys;
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

    private static Map<String, DataTable> read(
            Dataset dataset, Map<String, String> keys, StoredObjects objects, Explanation explanation)
            throws RefusedException, IOException {
        Map<String, DataTable> inputs = new LinkedHashMap<>();
        for (InputFile input : dataset.inputs()) {
            String key = keys.get(input.dataset());
            try (InputStream content = objects.open(key)) {
                DataTable table = CsvReading.read(input, content);
                explanation.after(input.dataset(), "read: " + key, table);
                inputs.put(input.dataset(), table);
            }
        }
        return inputs;
    }

    private Map<String, byte[]> documents(DatasetEvent event, DatasetType type, DatasetTables tables)
            throws RefusedException {
        DataTable shown = tables.named(type.table());
        Optional<Scale> scale = Optional.empty();
        if (type.scale().isPresent()) {
            ScaleOf of = type.scale().get();
            scale = Optional.of(Scale.of(tables.named(of.table()), of.column()));
        }
        Map<String, byte[]> documents = new LinkedHashMap<>();
        for (OutputDocument document : Documents.of(shown, type.form(), LocalDate.now(clock), scale)) {
            documents.put(event.outputPrefix() + document.id() + ".json", document.json());
        }
        return documents;
    }
}
