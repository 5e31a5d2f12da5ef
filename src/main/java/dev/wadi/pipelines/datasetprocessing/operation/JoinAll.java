package dev.wadi.pipelines.datasetprocessing.operation;

import dev.wadi.delivery.RefusedException;
import dev.wadi.pipelines.datasetprocessing.table.DataTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Puts each row beside each row of other tables that has equal keys, and keeps rows of all tables that find none: what they lack is missing. The rows of this table stay in their
 * order; rows whose keys only other tables have follow in the order of those.
 */
public record JoinAll(List<String> with, List<String> on) implements TableOperation {

    @Override
    public DataTable apply(DataTable table, OtherTables tables) throws RefusedException {
        DataTable result = table;
        for (String other : with) {
            result = join(result, tables.named(other));
        }
        return result;
    }

    private DataTable join(DataTable table, DataTable other) {
        RowIndex own = new RowIndex(table, on);
        RowIndex partners = new RowIndex(other, on);
        List<Integer> left = new ArrayList<>();
        List<Integer> right = new ArrayList<>();
        for (int row = 0; row < table.rows(); row++) {
            List<Integer> found = partners.rowsOf(own.key(row));
            for (int partner : found.isEmpty() ? List.of(-1) : found) {
                left.add(row);
                right.add(partner);
            }
        }
        DataTable joined = Join.beside(table.rows(Join.array(left)), other.rows(Join.array(right)), List.of());
        Set<List<Object>> known = new HashSet<>(own.rows().keySet());
        return joined.followedBy(other.where(row -> !known.contains(partners.key(row))));
    }
}
