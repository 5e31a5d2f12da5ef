package dev.wadi.pipelines.starschema.table;

import dev.wadi.edge.parquet.ParquetTableWriter;
import dev.wadi.edge.parquet.TypedRow;
import dev.wadi.pipelines.starschema.calendar.CalendarRange;
import dev.wadi.pipelines.starschema.mapping.SourcePlan;
import dev.wadi.pipelines.starschema.mapping.TargetPlan;
import dev.wadi.pipelines.starschema.object.InputObject;
import dev.wadi.pipelines.starschema.object.ObjectWarnings;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;

/** An object of a fact, or of a dimension that nothing looks up: the row of a line is written as it comes. */
final class StreamedTable {
    private final TargetPlan target;
    private final InputObject object;
    private final Optional<CalendarRange> calendar;
    private final Path file;
    private final Map<String, String> footer;
    private final WarehouseState state;
    private final ObjectWarnings told;
    /** Of the rows that stay. */
    private ObjectWarnings warnings;

    private final VersionKeys keys;
    private OutsideDates dates;
    private BitSet leftOut = new BitSet();
    private long duplicates;
    private long written;

    StreamedTable(
            SourcePlan plan,
            InputObject object,
            Optional<CalendarRange> calendar,
            Path folder,
            Map<String, String> footer,
            WarehouseState state,
            ObjectWarnings warnings) {
        target = plan.target().orElseThrow();
        this.object = object;
        this.calendar = calendar;
        this.footer = footer;
        file = folder.resolve(target.name() + ".parquet");
        this.state = state;
        told = warnings;
        keys = new VersionKeys(plan.version());
    }

    /** Of an object whose table no target has. */
    static ConvertedRows nothing(InputObject object) {
        return new ConvertedRows(
                Map.of(), Map.of(), 0, 0, Collections.emptySortedSet(), WarehouseState.Change.none(object));
    }

    /** The lines of the object, once. */
    final class Pass implements Closeable {
        private final boolean first;
        private final ParquetTableWriter writer;
        private final TargetRows rows;

        Pass(boolean first) throws IOException {
            this.first = first;
            writer = new ParquetTableWriter(file, target.table(), footer);
            dates = new OutsideDates(target, calendar);
            warnings = new ObjectWarnings();
            rows = new TargetRows(target, state, WarehouseState.Change.none(object), warnings);
        }

        void add(long line, TypedRow source) throws IOException {
            if (first) {
                keys.add(source, (int) line);
            } else if (leftOut.get((int) line)) {
                return;
            }
            TypedRow row = rows.of(source, object.recordId(line));
            writer.write(row);
            dates.note(row);
        }

        @Override
        public void close() throws IOException {
            writer.close();
            written = writer.rows();
        }
    }

    Pass begin() throws IOException {
        return new Pass(true);
    }

    Pass again() throws IOException {
        return new Pass(false);
    }

    /**
     * Whether the file has rows that it must not have.
     *
     * @param newer keys of objects with higher ids
     */
    boolean leavesOut(Optional<VersionKeys> newer) {
        leftOut = keys.replaced();
        duplicates = leftOut.cardinality();
        newer.ifPresent(others -> leftOut.or(keys.linesAlsoIn(others)));
        return !leftOut.isEmpty();
    }

    ConvertedRows result() {
        told.addAll(warnings);
        Map<String, Long> counts = written == 0 ? Map.of() : Map.of(target.name(), written);
        Map<String, Path> files = written == 0 ? Map.of() : Map.of(target.name(), file);
        return new ConvertedRows(
                counts,
                files,
                duplicates,
                leftOut.cardinality() - duplicates,
                dates.days(),
                WarehouseState.Change.none(object));
    }
}
