package dev.wadi.pipelines.datasetprocessing.operation;

import dev.wadi.pipelines.datasetprocessing.table.Column;
import dev.wadi.pipelines.datasetprocessing.table.DataTable;
import dev.wadi.pipelines.datasetprocessing.table.Geography;

/** Keeps the rows of districts and of the city, which have no sub-district. */
public record KeepDistricts() implements TableOperation {

    @Override
    public DataTable apply(DataTable table, OtherTables tables) {
        Column subDistricts = table.column(Geography.SUB_DISTRICT);
        return table.where(subDistricts::isMissing);
    }
}
