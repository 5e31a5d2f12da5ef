package dev.wadi.pipelines.datasetprocessing;

import dev.wadi.pipelines.datasetprocessing.table.DataTable;

/** Told of every table on the way to the documents, so that the author of a data set sees where a number comes from. */
public interface Explanation {

    /** Nobody looks. */
    Explanation NONE = (table, step, result) -> {};

    /**
     * @param table its name in the data set file
     * @param step as the file has it
     * @param result the table after that step; {@code toString} shows its first rows
     */
    void after(String table, String step, DataTable result);
}
