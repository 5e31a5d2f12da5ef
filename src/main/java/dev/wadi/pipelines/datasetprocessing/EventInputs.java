package dev.wadi.pipelines.datasetprocessing;

import dev.wadi.delivery.RefusedException;
import dev.wadi.edge.s3.ObjectKey;
import dev.wadi.edge.s3.UnreadableObjectException;
import dev.wadi.pipelines.datasetprocessing.csv.CsvReading;
import dev.wadi.pipelines.datasetprocessing.csv.InputFile;
import dev.wadi.pipelines.datasetprocessing.reason.DatasetReason;
import dev.wadi.pipelines.datasetprocessing.table.DataTable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The inputs of an event, each found and read before the next one is looked for, in the order of the data set's file (spec section 1.3). Where one is refused, those before it are
 * known.
 */
public final class EventInputs {
    private final DatasetTask task;
    private final Map<String, String> keys = new LinkedHashMap<>();
    private final Map<String, DataTable> tables = new LinkedHashMap<>();

    public EventInputs(DatasetTask task) {
        this.task = task;
    }

    /**
     * All of them.
     *
     * @throws RefusedException with the fault of the first that has one
     * @throws IOException if an object cannot be read now
     */
    public void read(StoredObjects objects, Explanation explanation) throws RefusedException, IOException {
        for (InputFile input : task.dataset().inputs()) {
            String name = input.dataset();
            try {
                String key = key(name, objects);
                keys.put(name, key);
                DataTable table = table(input, key, objects);
                explanation.after(name, "read: " + key, table);
                tables.put(name, table);
            } catch (RefusedException e) {
                throw task.named(e);
            }
        }
    }

    private String key(String input, StoredObjects objects) throws RefusedException, IOException {
        String prefix = task.event().inputPrefixes().get(input);
        Optional<String> problem = prefix.isEmpty() ? Optional.empty() : ObjectKey.problem(prefix);
        if (problem.isPresent()) {
            throw DatasetReason.event_invalid.because(
                    "no key can start with the prefix of data set " + input + ": " + problem.get());
        }
        List<String> found = objects.keys(prefix);
        if (found.isEmpty()) {
            throw DatasetReason.input_empty.because(
                    "data set " + input + ": no object has a key that starts with " + prefix);
        }
        if (found.size() > 1) {
            throw DatasetReason.input_ambiguous.because("data set " + input
                    + ": more than one object has a key that starts with " + prefix + ", among them " + found.get(0)
                    + " and " + found.get(1));
        }
        return found.get(0);
    }

    private static DataTable table(InputFile input, String key, StoredObjects objects)
            throws RefusedException, IOException {
        try (InputStream content = objects.open(key)) {
            return CsvReading.read(input, content);
        } catch (UnreadableObjectException e) {
            throw DatasetReason.data_unusable.because(
                    "data set " + input.dataset() + ": " + key + " cannot be read: " + e.getMessage());
        }
    }

    DatasetTask task() {
        return task;
    }

    /** The object of each input that was found so far: more of them while they are read. */
    Map<String, String> keys() {
        return Collections.unmodifiableMap(keys);
    }

    /** The table of each input that was read. */
    Map<String, DataTable> tables() {
        return tables;
    }
}
