package dev.wadi.pipelines.starschema.table;

import dev.wadi.edge.parquet.ParquetType.Kind;
import dev.wadi.edge.parquet.TypedRow;
import dev.wadi.pipelines.starschema.calendar.CalendarRange;
import dev.wadi.pipelines.starschema.mapping.TargetPlan;
import java.time.LocalDate;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Dates of the rows of a fact that the calendar does not have. */
final class OutsideDates {
    private final int[] columns;
    private final long first;
    private final long last;
    private final SortedSet<Long> days = new TreeSet<>();

    /** @param range empty where there is no calendar */
    OutsideDates(TargetPlan target, Optional<CalendarRange> range) {
        first = range.map(CalendarRange::from).map(LocalDate::toEpochDay).orElse(0L);
        last = range.map(CalendarRange::to).map(LocalDate::toEpochDay).orElse(0L);
        columns = range.isEmpty() || !target.fact()
                ? new int[0]
                : IntStream.range(0, target.rules().size())
                        .filter(at -> target.table().columns().get(at).type().kind() == Kind.DATE)
                        .toArray();
    }

    void note(TypedRow row) {
        for (int column : columns) {
            long day = row.number(column);
            if ((day < first || day > last) && !row.isNull(column)) {
                days.add(day);
            }
        }
    }

    SortedSet<Long> days() {
        return days;
    }
}
