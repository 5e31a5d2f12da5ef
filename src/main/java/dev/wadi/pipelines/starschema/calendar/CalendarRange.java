package dev.wadi.pipelines.starschema.calendar;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.stream.LongStream;

/** The dates that the table of dates has from the beginning, both included. */
public record CalendarRange(LocalDate from, LocalDate to) {
    private static final DateTimeFormatter COMPACT = DateTimeFormatter.BASIC_ISO_DATE;

    public LongStream days() {
        return LongStream.rangeClosed(from.toEpochDay(), to.toEpochDay());
    }

    public String key(String target) {
        return target + "/calendar_" + COMPACT.format(from) + "_" + COMPACT.format(to) + ".parquet";
    }
}
