package dev.wadi.pipelines.oltpingest.steps;

import dev.wadi.pipelines.oltpingest.TableState;
import dev.wadi.pipelines.oltpingest.TimeRange;
import dev.wadi.pipelines.oltpingest.Watermark;
import dev.wadi.pipelines.oltpingest.store.DeliveredVersions;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Which rows of a table are asked for.
 *
 * @param range of rows that an operator asks for, wherever the table stands
 * @param delivered what is known of the objects of the table
 * @param cancelling gets what ends the query from another thread
 */
record TableRequest(
        String table,
        Optional<TimeRange> range,
        IngestTask task,
        DeliveredVersions delivered,
        IngestProgress progress,
        Consumer<Runnable> cancelling) {

    /** Those that are new since the last run. */
    static TableRequest ofNewRows(String table, IngestTask task, Consumer<Runnable> cancelling) {
        return new TableRequest(table, Optional.empty(), task, task.delivered(table), task.progress(), cancelling);
    }

    static TableRequest ofRange(String table, TimeRange range, IngestTask task) {
        return new TableRequest(
                table, Optional.of(range), task, new DeliveredVersions(), task.progress(), ending -> {});
    }

    boolean isRange() {
        return range.isPresent();
    }

    /** Where the query ends; empty for all rows. Those of a range that are later than the table stands are left to its next run. */
    Optional<Watermark> to(TableState state) {
        return range.map(TimeRange::to)
                .map(to -> state.watermark().filter(to::isAfter).orElse(to));
    }

    /** Where the query begins; empty for a first run. */
    Optional<Watermark> from(TableState state) {
        return range.isPresent()
                ? range.map(TimeRange::from)
                : state.watermark()
                        .filter(watermark -> !watermark.equals(Watermark.NONE_SEEN))
                        .map(task.rules()::from);
    }
}
