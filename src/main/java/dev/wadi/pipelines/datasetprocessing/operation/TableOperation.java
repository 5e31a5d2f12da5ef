package dev.wadi.pipelines.datasetprocessing.operation;

import dev.wadi.delivery.RefusedException;
import dev.wadi.pipelines.datasetprocessing.table.DataTable;

/** One step. The columns that it names are there: the data set file was checked when it was loaded. */
public interface TableOperation {

    /** @param tables the other tables of the data set */
    DataTable apply(DataTable table, OtherTables tables) throws RefusedException;
}
