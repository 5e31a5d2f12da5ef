package dev.wadi.pipelines.datasetprocessing.operation;

import dev.wadi.delivery.RefusedException;
import dev.wadi.pipelines.datasetprocessing.table.Column;
import dev.wadi.pipelines.datasetprocessing.table.DataTable;
import dev.wadi.pipelines.datasetprocessing.table.KeyCells;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts each row beside each row of other tables that has equal keys, and keeps rows of all tables that find none: what they lack is missing. The rows of this table stay in their
 * order; rows whose keys only other tables have follow in the order of those.
 */
public record JoinAll(List<String> with, List<String> on) implements TableOperation {
    private static final List<Integer> NOBODY = List.of(-1);

    @Override
    public DataTable apply(DataTable table, OtherTables tables) throws RefusedException {
        Joined result = new Joined(table, on);
        for (String other : with) {
            result.add(tables.named(other));
        }
        return result.table;
    }

    /** The rows by now, with their keys, which each join needs. */
    private static final class Joined {
        private final List<String> on;
        private DataTable table;
        private List<KeyCells> keys = new ArrayList<>();
        private final Set<KeyCells> known = new HashSet<>();

        Joined(DataTable table, List<String> on) {
            this.table = table;
            this.on = on;
            List<Column> columns = table.columns(on);
            for (int row = 0; row < table.rows(); row++) {
                keys.add(table.key(row, columns));
            }
            known.addAll(keys);
        }

        void add(DataTable other) {
            RowIndex partners = new RowIndex(other, on);
            List<Integer> left = new ArrayList<>();
            List<Integer> right = new ArrayList<>();
            List<KeyCells> joined = new ArrayList<>();
            for (int row = 0; row < keys.size(); row++) {
                List<Integer> found = partners.rowsOf(keys.get(row));
                for (int partner : found.isEmpty() ? NOBODY : found) {
                    left.add(row);
                    right.add(partner);
                    joined.add(keys.get(row));
                }
            }
            keys = joined;
            int[] alone = alone(partners);
            table = Join.beside(table.rows(Join.array(left)), other.rows(Join.array(right)), List.of())
                    .followedBy(other.rows(alone));
            for (int row : alone) {
                keys.add(partners.key(row));
            }
            known.addAll(partners.rows().keySet());
        }

        /** Rows that find none here, in their order. */
        private int[] alone(RowIndex partners) {
            List<Integer> rows = new ArrayList<>();
            for (Map.Entry<KeyCells, List<Integer>> partner : partners.rows().entrySet()) {
                if (!known.contains(partner.getKey())) {
                    rows.addAll(partner.getValue());
                }
            }
            return rows.stream().mapToInt(Integer::intValue).sorted().toArray();
        }
    }
}
