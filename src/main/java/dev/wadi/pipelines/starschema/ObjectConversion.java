package dev.wadi.pipelines.starschema;

import dev.wadi.edge.line.LineSource;
import dev.wadi.edge.line.RejectedLineException;
import dev.wadi.edge.line.RowReader;
import dev.wadi.edge.line.TextLine;
import dev.wadi.pipelines.starschema.calendar.CalendarTable;
import dev.wadi.pipelines.starschema.mapping.Mapping;
import dev.wadi.pipelines.starschema.mapping.SourcePlan;
import dev.wadi.pipelines.starschema.object.ConversionOptions;
import dev.wadi.pipelines.starschema.object.InputObject;
import dev.wadi.pipelines.starschema.object.ObjectCounts;
import dev.wadi.pipelines.starschema.object.ObjectStatus;
import dev.wadi.pipelines.starschema.object.ObjectWarnings;
import dev.wadi.pipelines.starschema.table.ConvertedRows;
import dev.wadi.pipelines.starschema.table.ObjectReading;
import dev.wadi.pipelines.starschema.table.VersionKeys;
import dev.wadi.pipelines.starschema.table.WarehouseState;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/** Makes the files of an object (spec sections 3 to 7). It keeps nothing between two objects. */
public final class ObjectConversion {
    /** In the footer: the key of the object that the rows come from. */
    public static final String SOURCE_KEY = "source.key";

    private final Mapping mapping;
    private final ConversionOptions options;

    public ObjectConversion(Mapping mapping, ConversionOptions options) {
        this.mapping = mapping;
        this.options = options;
    }

    /** The table of this object; empty where the mapping has none of this name. */
    public Optional<SourcePlan> plan(InputObject object) {
        return Optional.ofNullable(mapping.sources().get(object.table()));
    }

    /**
     * @param content of the object, read once or twice
     * @param folder for the files, which are temporary
     * @param newer keys of objects of the table with higher ids, of a dimension that is not in the state; empty where there are none
     */
    public ConvertedObject convert(
            InputObject object,
            Path content,
            Path folder,
            WarehouseState state,
            Optional<VersionKeys> newer,
            ObjectWarnings warnings)
            throws IOException {
        SourcePlan plan = plan(object).orElseThrow();
        ObjectReading reading = new ObjectReading(object, content, folder, options, footer(object));
        ConvertedRows rows =
                plan.isKept() ? reading.keep(plan, state, warnings) : reading.stream(plan, state, newer, warnings);
        return finished(object, folder, reading, rows);
    }

    private ConvertedObject finished(InputObject object, Path folder, ObjectReading reading, ConvertedRows rows)
            throws IOException {
        ObjectStatus status = ObjectStatus.of(reading.read(), reading.rejected());
        if (status == ObjectStatus.PARTIAL && (double) reading.rejected() / reading.read() > options.maxRejectRatio()) {
            status = ObjectStatus.FAILED;
        }
        boolean isWritten = status != ObjectStatus.FAILED;
        Map<String, Long> written = new LinkedHashMap<>();
        Map<String, Path> files = new LinkedHashMap<>();
        if (isWritten) {
            rows.written().forEach((target, count) -> {
                written.put(target, count);
                files.put(object.parquetKey(target), rows.files().get(target));
            });
            addDates(object, folder, rows.outsideDates(), written, files);
            putOwnLast(plan(object).orElseThrow(), object, files);
        }
        return new ConvertedObject(
                status,
                new ObjectCounts(
                        reading.lines(),
                        reading.read(),
                        written,
                        rows.duplicates(),
                        rows.superseded(),
                        reading.rejected()),
                files,
                reading.rejects(),
                isWritten ? rows.change() : WarehouseState.Change.none(object));
    }

    /** Where it is there after a crash, so is all that came of the object. */
    private static void putOwnLast(SourcePlan plan, InputObject object, Map<String, Path> files) {
        plan.target().map(target -> object.parquetKey(target.name())).ifPresent(key -> {
            Path own = files.remove(key);
            if (own != null) {
                files.put(key, own);
            }
        });
    }

    private void addDates(
            InputObject object, Path folder, SortedSet<Long> days, Map<String, Long> written, Map<String, Path> files)
            throws IOException {
        if (!days.isEmpty() && mapping.calendar().isPresent()) {
            String target = mapping.calendar().get().target();
            Path file = folder.resolve(target + ".parquet");
            long rows = new CalendarTable(mapping.calendar().get())
                    .write(file, days.stream().mapToLong(Long::longValue), footer(object));
            written.put(target, rows);
            files.put(object.parquetKey(target), file);
        }
    }

    private Map<String, String> footer(InputObject object) {
        return Map.of(
                SOURCE_KEY,
                object.key(),
                "source.id",
                Long.toString(object.id()),
                "mapping.name",
                mapping.name(),
                "mapping.version",
                mapping.version());
    }

    /** The key of the dates that are there from the beginning; empty where there is no calendar. */
    public Optional<String> calendarKey() {
        return mapping.calendar().flatMap(calendar -> options.calendar().map(range -> range.key(calendar.target())));
    }

    /** These dates, as a file in this folder. */
    public Path calendar(Path folder) throws IOException {
        Path file = folder.resolve("calendar.parquet");
        new CalendarTable(mapping.calendar().orElseThrow())
                .write(
                        file,
                        options.calendar().orElseThrow().days(),
                        Map.of("mapping.name", mapping.name(), "mapping.version", mapping.version()));
        return file;
    }

    /** Notes the keys of the good lines of an object of a table. */
    public void addKeys(SourcePlan plan, InputStream content, VersionKeys keys) throws IOException {
        RowReader reader = new RowReader(plan.fields(), plan.known(), options.zone());
        LineSource lines = options.form().lines(content);
        for (TextLine line = lines.next(); line != null; line = lines.next()) {
            try {
                if (!line.isBlank()) {
                    keys.add(reader.read(line), (int) line.number());
                }
            } catch (RejectedLineException e) {
                // only good lines count
            }
        }
    }

    /** The good lines of an object as a change of the state, as it was when the object was processed. */
    public WarehouseState.Change change(InputObject object, InputStream content) throws IOException {
        SourcePlan plan = plan(object).orElseThrow();
        return ObjectReading.change(object, plan, content, options);
    }

    /** For the keys of a dimension. */
    public static VersionKeys keys(SourcePlan plan) {
        return new VersionKeys(plan.key());
    }

    /** Whether an object may fail although it has good lines. */
    public boolean mayRejectGoodLines() {
        return options.maxRejectRatio() < 1;
    }

    /** Tables whose rows the state has. */
    public List<SourcePlan> keptTables() {
        return mapping.sources().values().stream().filter(SourcePlan::isKept).toList();
    }

    public Mapping mapping() {
        return mapping;
    }
}
