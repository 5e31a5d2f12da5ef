package dev.wadi.pipelines.starschema.table;

import dev.wadi.edge.parquet.ParquetType.Kind;
import dev.wadi.edge.parquet.TypedRow;
import dev.wadi.pipelines.starschema.calendar.CalendarRange;
import dev.wadi.pipelines.starschema.mapping.TargetPlan;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Dates of the rows of a fact that the calendar does not have. */
final class OutsideDates {
    private final int[] columns;
    private final CalendarRange range;
    private final SortedSet<Long> days = new TreeSet<>();

    /** @param range empty where there is no calendar */
    OutsideDates(TargetPlan target, Optional<CalendarRange> range) {
        this.range = range.orElse(null);
        columns = range.isEmpty() || !target.fact()
                ? new int[0]
                : IntStream.range(0, target.rules().size())
                        .filter(at -> target.table().columns().get(at).type().kind() == Kind.DATE)
                        .toArray();
    }

    void note(TypedRow row) {
        for (int column : columns) {
            if (!row.isNull(column) && !range.contains(row.number(column))) {
                days.add(row.number(column));
            }
        }
    }

    SortedSet<Long> days() {
        return days;
    }
}
