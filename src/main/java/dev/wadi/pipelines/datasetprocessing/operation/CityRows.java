package dev.wadi.pipelines.datasetprocessing.operation;

import dev.wadi.delivery.RefusedException;
import dev.wadi.pipelines.datasetprocessing.table.DataTable;
import dev.wadi.pipelines.datasetprocessing.table.Geography;
import java.util.ArrayList;
import java.util.List;

/** Adds rows of the city below: the sums of all rows by date and some more keys. The rows above stay as they are. */
public record CityRows(List<String> sum, List<String> by) implements TableOperation {

    @Override
    public DataTable apply(DataTable table, OtherTables tables) throws RefusedException {
        List<String> keys = new ArrayList<>(List.of(Geography.DATE));
        keys.addAll(by);
        return table.followedBy(Levels.inCity(Group.of(table, keys, sum, List.of())));
    }
}
