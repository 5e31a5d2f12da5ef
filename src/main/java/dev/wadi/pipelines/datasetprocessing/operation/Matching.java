package dev.wadi.pipelines.datasetprocessing.operation;

import dev.wadi.pipelines.datasetprocessing.table.Column;
import dev.wadi.pipelines.datasetprocessing.table.DataTable;
import dev.wadi.pipelines.datasetprocessing.table.PlainNumber;
import java.util.List;

/** Rows whose cell in one column is one of some values, which are written as in the file. A missing cell is none of them. */
record Matching(String column, List<String> values) {

    boolean test(DataTable table, int row) {
        Column cells = table.column(column);
        if (cells.isMissing(row)) {
            return false;
        }
        Object cell = cells.cell(row);
        return values.contains(cell instanceof Double number ? PlainNumber.text(number) : (String) cell);
    }
}
