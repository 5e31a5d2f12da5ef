package dev.wadi.pipelines.starschema.mapping;

import dev.wadi.edge.parquet.ParquetTable;
import dev.wadi.pipelines.starschema.mapping.ColumnRule.LookedUp;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A table of the warehouse.
 *
 * @param table its columns; its name begins the keys of its files
 * @param source whose objects feed it
 * @param fact whether every version of a row stays; else the latest of each key counts
 * @param rules one for each column
 */
public record TargetPlan(ParquetTable table, String source, boolean fact, List<ColumnRule> rules) {

    public String name() {
        return table.table();
    }

    /** The same, where a loader makes the record ids. */
    TargetPlan withoutRecordId() {
        List<Integer> kept = IntStream.range(0, rules.size())
                .filter(at -> !(rules.get(at) instanceof ColumnRule.RecordId))
                .boxed()
                .toList();
        return new TargetPlan(
                new ParquetTable(name(), kept.stream().map(table.columns()::get).toList()),
                source,
                fact,
                kept.stream().map(rules::get).toList());
    }

    /** Its look-ups in this table. */
    public Stream<LookedUp> lookUpsIn(String other) {
        return lookUps().filter(rule -> rule.source().equals(other));
    }

    /** All of its look-ups in tables. */
    public Stream<LookedUp> lookUps() {
        return rules.stream().filter(LookedUp.class::isInstance).map(LookedUp.class::cast);
    }
}
