package dev.wadi.pipelines.datasetprocessing.operation;

import dev.wadi.pipelines.datasetprocessing.table.CellOrder;
import dev.wadi.pipelines.datasetprocessing.table.Column;
import dev.wadi.pipelines.datasetprocessing.table.DataTable;
import dev.wadi.pipelines.datasetprocessing.table.KeyCells;
import java.util.List;
import java.util.stream.IntStream;

/** Sorts ascending by some columns, missing last; rows with equal keys stay in their order. */
public record Sort(List<String> by) implements TableOperation {

    @Override
    public DataTable apply(DataTable table, OtherTables tables) {
        List<Column> columns = table.columns(by);
        List<KeyCells> keys = IntStream.range(0, table.rows())
                .mapToObj(row -> table.key(row, columns))
                .toList();
        return table.rows(IntStream.range(0, table.rows())
                .boxed()
                .sorted((one, other) -> CellOrder.ASCENDING.compareRows(keys.get(one), keys.get(other)))
                .mapToInt(Integer::intValue)
                .toArray());
    }
}
