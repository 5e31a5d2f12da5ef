package dev.wadi.pipelines.datasetprocessing.definition;

import dev.wadi.pipelines.datasetprocessing.document.DocumentForm;
import dev.wadi.pipelines.datasetprocessing.operation.YearChoice;
import java.util.Optional;

/**
 * A variant of a data set's output.
 *
 * @param table what is shown
 */
public record DatasetType(String name, YearChoice years, String table, DocumentForm form, Optional<ScaleOf> scale) {

    /**
     * @param column need not exist
     * @param table whose highest year counts
     */
    public record ScaleOf(String column, String table) {}
}
