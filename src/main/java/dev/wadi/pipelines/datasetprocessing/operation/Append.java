package dev.wadi.pipelines.datasetprocessing.operation;

import dev.wadi.delivery.RefusedException;
import dev.wadi.pipelines.datasetprocessing.table.DataTable;

/** Adds the rows of another table below. What only one of them has is missing in the rows of the other. */
public record Append(String other) implements TableOperation {

    @Override
    public DataTable apply(DataTable table, OtherTables tables) throws RefusedException {
        return table.followedBy(tables.named(other));
    }
}
