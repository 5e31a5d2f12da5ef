package dev.wadi.pipelines.datasetprocessing;

import dev.wadi.delivery.RefusedException;
import dev.wadi.edge.s3.ObjectKey;
import dev.wadi.edge.s3.UnreadableObjectException;
import dev.wadi.pipelines.datasetprocessing.csv.CsvReading;
import dev.wadi.pipelines.datasetprocessing.csv.InputFile;
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
import java.util.Map;
import java.util.Optional;

/** Answers an event with all documents of its data set, or refuses it with one of the kinds of spec section 1.3. It keeps nothing between two events. */
public final class DatasetProcessing {
    private final InputSearch search;
    private final Clock clock;

    /** @param clock says the day of publication, in its zone */
    public DatasetProcessing(Datasets datasets, Clock clock) {
        this.search = new InputSearch(datasets);
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
        DatasetTask task = find(event, objects);
        return documents(task, read(task, objects, explanation), explanation);
    }

    /** Looks what is to be done; reads no object. */
    public DatasetTask find(DatasetEvent event, StoredObjects objects) throws RefusedException, IOException {
        return search.find(event, objects);
    }

    /** The table of each input. */
    public Map<String, DataTable> read(DatasetTask task, StoredObjects objects, Explanation explanation)
            throws RefusedException, IOException {
        Map<String, DataTable> inputs = new LinkedHashMap<>();
        for (InputFile input : task.dataset().inputs()) {
            String key = task.keys().get(input.dataset());
            try (InputStream content = objects.open(key)) {
                DataTable table = CsvReading.read(input, content);
                explanation.after(input.dataset(), "read: " + key, table);
                inputs.put(input.dataset(), table);
            } catch (UnreadableObjectException e) {
                throw task.named(DatasetReason.data_unusable.because(
                        "data set " + input.dataset() + ": " + key + " cannot be read: " + e.getMessage()));
            } catch (RefusedException e) {
                throw task.named(e);
            }
        }
        return inputs;
    }

    /** Makes and checks all documents. Nothing of them is written. */
    public DatasetResult documents(DatasetTask task, Map<String, DataTable> inputs, Explanation explanation)
            throws RefusedException {
        DatasetType type = task.type();
        DatasetTables tables = new DatasetTables(task.dataset(), type.years(), inputs, explanation);
        try {
            return new DatasetResult(
                    documents(task.event(), type, tables), task.event().stepData(), task.keys());
        } catch (RefusedException e) {
            throw task.named(e);
        }
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
