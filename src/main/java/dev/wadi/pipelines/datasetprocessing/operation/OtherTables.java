package dev.wadi.pipelines.datasetprocessing.operation;

import dev.wadi.delivery.RefusedException;
import dev.wadi.pipelines.datasetprocessing.table.DataTable;

/** What an operation can ask for beside its own table. */
public interface OtherTables {

    /** An input, or a table of the data set file as it is after its last step. */
    DataTable named(String name) throws RefusedException;

    /** What the type that runs asks for. */
    YearChoice years();
}
