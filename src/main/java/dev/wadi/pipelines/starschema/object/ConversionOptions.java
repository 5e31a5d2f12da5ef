package dev.wadi.pipelines.starschema.object;

import dev.wadi.pipelines.starschema.calendar.CalendarRange;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What settings say of the conversion of objects.
 *
 * @param zone in which timestamps with an offset are told
 * @param calendar the dates that the table of dates has from the beginning
 * @param maxRejectRatio an object with more rejected lines, as a part of all, fails as a whole; 1: none does
 */
public record ConversionOptions(InputForm form, ZoneId zone, Optional<CalendarRange> calendar, double maxRejectRatio) {}
