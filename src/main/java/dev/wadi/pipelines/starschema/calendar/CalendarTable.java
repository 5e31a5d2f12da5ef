package dev.wadi.pipelines.starschema.calendar;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wadi.edge.parquet.ParquetTable;
import dev.wadi.edge.parquet.ParquetTableWriter;
import dev.wadi.edge.parquet.ParquetType;
import dev.wadi.edge.parquet.ParquetType.Kind;
import dev.wadi.edge.parquet.TableColumn;
import dev.wadi.edge.parquet.TypedRow;
import dev.wadi.pipelines.starschema.mapping.Calendar;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PrimitiveIterator;
import java.util.stream.LongStream;

/** Writes rows of the table of dates. Names are English. */
public final class CalendarTable {
    private static final int MONTHS_OF_QUARTER = 3;

    private final Calendar calendar;
    private final ParquetTable table;

    public CalendarTable(Calendar calendar) {
        this.calendar = calendar;
        table = new ParquetTable(
                calendar.target(),
                List.of(
                        column("date_id", Kind.DATE),
                        column("year", Kind.INT32),
                        column("month", Kind.INT32),
                        column("day", Kind.INT32),
                        column("day_of_week", Kind.INT32),
                        column("day_name", Kind.STRING),
                        column("month_name", Kind.STRING),
                        column("quarter", Kind.INT32)));
    }

    private static TableColumn column(String name, Kind kind) {
        return new TableColumn(name, ParquetType.of(kind), false);
    }

    /** @param days since 1970, in their order */
    public long write(Path file, LongStream days, Map<String, String> metadata) throws IOException {
        TypedRow row = new TypedRow(table.columns().size());
        try (ParquetTableWriter writer = new ParquetTableWriter(file, table, metadata)) {
            for (PrimitiveIterator.OfLong each = days.iterator(); each.hasNext(); ) {
                fill(row, each.nextLong());
                writer.write(row);
            }
            return writer.rows();
        }
    }

    private void fill(TypedRow row, long day) {
        LocalDate date = LocalDate.ofEpochDay(day);
        row.set(0, day);
        row.set(1, date.getYear());
        row.set(2, date.getMonthValue());
        row.set(3, date.getDayOfMonth());
        row.set(4, dayOfWeek(date));
        row.set(
                5,
                date.getDayOfWeek()
                        .getDisplayName(TextStyle.FULL, Locale.ENGLISH)
                        .getBytes(UTF_8));
        row.set(
                6,
                date.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH).getBytes(UTF_8));
        row.set(7, (date.getMonthValue() - 1) / MONTHS_OF_QUARTER + 1);
    }

    /** Counted from the number of Monday, and never more than that plus six. */
    private long dayOfWeek(LocalDate date) {
        return date.getDayOfWeek().getValue() - 1L + calendar.monday();
    }
}
