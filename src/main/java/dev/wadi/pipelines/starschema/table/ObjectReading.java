package dev.wadi.pipelines.starschema.table;

import dev.wadi.edge.line.LineFault;
import dev.wadi.edge.line.LineSource;
import dev.wadi.edge.line.RejectedLineException;
import dev.wadi.edge.line.RowReader;
import dev.wadi.edge.line.TextLine;
import dev.wadi.edge.parquet.TypedRow;
import dev.wadi.pipelines.starschema.mapping.SourcePlan;
import dev.wadi.pipelines.starschema.object.ConversionOptions;
import dev.wadi.pipelines.starschema.object.InputObject;
import dev.wadi.pipelines.starschema.object.ObjectWarnings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the lines of one object, and counts them. */
public final class ObjectReading {
    /** Record ids have room for so many. */
    private static final long MOST_LINES = 999_999_999;

    private final InputObject object;
    private final Path content;
    private final Path folder;
    private final ConversionOptions options;
    private final Map<String, String> footer;
    private long lines;
    private long read;
    private long rejected;
    private Optional<Path> rejects = Optional.empty();

    /** What is done with a row. */
    interface RowSink {
        void accept(long line, TypedRow row) throws IOException, RejectedLineException;
    }

    public ObjectReading(
            InputObject object, Path content, Path folder, ConversionOptions options, Map<String, String> footer) {
        this.object = object;
        this.content = content;
        this.folder = folder;
        this.options = options;
        this.footer = footer;
    }

    /** Of a table that is kept: all rows are in memory. */
    public ConvertedRows keep(SourcePlan plan, WarehouseState state, ObjectWarnings warnings) throws IOException {
        KeptTable table = new KeptTable(plan, object, state);
        read(plan, warnings, (line, row) -> table.add(row));
        return table.write(folder, footer, warnings);
    }

    /** Of any other: the rows go into the file at once. It is written a second time only if a line has replaced another. */
    public ConvertedRows stream(
            SourcePlan plan, WarehouseState state, Optional<VersionKeys> newer, ObjectWarnings warnings)
            throws IOException {
        if (plan.target().isEmpty()) {
            read(plan, warnings, (line, row) -> {});
            return StreamedTable.nothing(object);
        }
        StreamedTable table = new StreamedTable(plan, object, options.calendar(), folder, footer, state, warnings);
        try (StreamedTable.Pass pass = table.begin()) {
            read(plan, warnings, pass::add);
        }
        if (table.leavesOut(newer)) {
            try (StreamedTable.Pass pass = table.again()) {
                readAgain(plan, pass::add);
            }
        }
        return table.result();
    }

    private void read(SourcePlan plan, ObjectWarnings warnings, RowSink sink) throws IOException {
        RowReader reader = new RowReader(plan.fields(), plan.known(), options.zone());
        RejectsFile rejectedLines = new RejectsFile(folder.resolve("rejects.jsonl"));
        try (rejectedLines;
                InputStream bytes = Files.newInputStream(content)) {
            LineSource source = options.form().lines(bytes);
            for (TextLine line = source.next(); line != null; line = source.next()) {
                read(line, reader, sink, rejectedLines);
            }
        }
        rejects = rejectedLines.file(); // whole by now
        if (!reader.unknownColumns().isEmpty()) {
            warnings.unknownColumns(List.copyOf(reader.unknownColumns()));
        }
        reader.absentColumns().forEach(warnings::columnAbsent);
    }

    private void read(TextLine line, RowReader reader, RowSink sink, RejectsFile rejectedLines) throws IOException {
        lines = line.number();
        if (line.isBlank()) {
            return;
        }
        read++;
        try {
            if (line.number() > MOST_LINES) {
                throw new RejectedLineException(
                        LineFault.OUT_OF_RANGE, null, "record ids count to line " + MOST_LINES + " of an object");
            }
            sink.accept(line.number(), reader.read(line));
        } catch (RejectedLineException e) {
            rejected++;
            rejectedLines.add(line, e);
        }
    }

    /** Without a count and without rejected lines, which are known. */
    private void readAgain(SourcePlan plan, RowSink sink) throws IOException {
        try (InputStream bytes = Files.newInputStream(content)) {
            readGood(plan, options, bytes, sink);
        }
    }

    private static void readGood(SourcePlan plan, ConversionOptions options, InputStream bytes, RowSink sink)
            throws IOException {
        RowReader reader = new RowReader(plan.fields(), plan.known(), options.zone());
        LineSource source = options.form().lines(bytes);
        for (TextLine line = source.next(); line != null; line = source.next()) {
            try {
                if (!line.isBlank() && line.number() <= MOST_LINES) {
                    sink.accept(line.number(), reader.read(line));
                }
            } catch (RejectedLineException e) {
                // was told
            }
        }
    }

    /** The good lines of an object that was processed before. */
    public static WarehouseState.Change change(
            InputObject object, SourcePlan plan, InputStream content, ConversionOptions options) throws IOException {
        Map<PrimaryKey, TypedRow> rows = new LinkedHashMap<>();
        readGood(plan, options, content, (line, row) -> rows.put(PrimaryKey.of(row, plan.key()), row.copy()));
        return new WarehouseState.Change(object, rows);
    }

    /** Lines with the blank ones. */
    public long lines() {
        return lines;
    }

    public long read() {
        return read;
    }

    public long rejected() {
        return rejected;
    }

    public Optional<Path> rejects() {
        return rejects;
    }
}
