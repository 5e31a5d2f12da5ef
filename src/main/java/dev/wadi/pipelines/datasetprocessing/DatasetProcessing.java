package dev.wadi.pipelines.datasetprocessing;

import dev.wadi.delivery.RefusedException;
import dev.wadi.edge.s3.ObjectKey;
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
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
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
     * All of it.
     *
     * @throws RefusedException if there is no answer; then nothing is to be written
     * @throws IOException if an object cannot be read now
     */
    public DatasetResult process(DatasetEvent event, StoredObjects objects, Explanation explanation)
            throws RefusedException, IOException {
        EventInputs inputs = new EventInputs(task(event));
        inputs.read(objects, explanation);
        return documents(inputs, explanation);
    }

    /** Looks what is to be done; asks for no object. */
    public DatasetTask task(DatasetEvent event) throws RefusedException {
        return DatasetTask.of(event, datasets);
    }

    /** Makes and checks all documents, of inputs that are read. Nothing of them is written. */
    public DatasetResult documents(EventInputs inputs, Explanation explanation) throws RefusedException {
        DatasetTask task = inputs.task();
        try {
            DatasetType type = type(task.dataset(), task.event().type());
            DatasetTables tables = new DatasetTables(task.dataset(), type.years(), inputs.tables(), explanation);
            return new DatasetResult(
                    documents(task.event(), type, tables), task.event().stepData(), inputs.keys());
        } catch (RefusedException e) {
            throw task.named(e);
        }
    }

    private static DatasetType type(Dataset dataset, String type) throws RefusedException {
        DatasetType declared = dataset.types().get(type);
        if (declared != null) {
            return declared;
        }
        DatasetType other = dataset.otherTypes()
                .orElseThrow(() -> DatasetReason.type_unsupported.because("there is no such type; there are "
                        + String.join(", ", dataset.types().keySet())));
        LOG.warn("{} has no type '{}'; it is processed as {}", dataset.name(), type, other.name());
        return other;
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
            String key = event.outputPrefix() + document.id() + ".json";
            Optional<String> problem = ObjectKey.problem(key);
            if (problem.isPresent()) {
                throw DatasetReason.event_invalid.because("no document can be written there: " + problem.get());
            }
            documents.put(key, document.json());
        }
        return documents;
    }
}
