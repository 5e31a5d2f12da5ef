package dev.wadi.pipelines.datasetprocessing.operation;

import dev.wadi.delivery.RefusedException;
import dev.wadi.pipelines.datasetprocessing.reason.DatasetReason;
import dev.wadi.pipelines.datasetprocessing.table.DataTable;
import java.util.Map;

/** Gives columns other names. A name that another column has already is refused: nobody could tell the two apart. */
public record RenameColumns(Map<String, String> names) implements TableOperation {

    @Override
    public DataTable apply(DataTable table, OtherTables tables) throws RefusedException {
        for (Map.Entry<String, String> name : names.entrySet()) {
            String to = name.getValue();
            if (table.has(to) && !names.containsKey(to)) {
                throw DatasetReason.data_unusable.because("table " + table.name() + " has a column " + to
                        + " already, and " + name.getKey() + " is to be called so");
            }
        }
        return table.renamed(names);
    }
}
