package dev.wadi.pipelines.starschema.steps;

import dev.wadi.pipelines.starschema.calendar.CalendarRange;
import dev.wadi.pipelines.starschema.object.ConversionOptions;
import dev.wadi.pipelines.starschema.object.InputForm;
import dev.wadi.settings.SettingException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

/** What settings say of objects, rows and dates. */
public class WarehouseOptions {
    static final String ZONE = "zone";
    static final String MAX_REJECT_RATIO = "maxRejectRatio";
    static final String CALENDAR_FROM = "calendarFrom";
    static final String CALENDAR_TO = "calendarTo";

    private InputForm input = InputForm.JSON_LINES;
    private ZoneId zone = ZoneOffset.UTC;
    private String calendarFrom = "";
    private String calendarTo = "";
    private double maxRejectRatio = 1;
    private boolean recordIds = true;

    /** @throws SettingException if the calendar ends before it begins, or has one end */
    ConversionOptions conversion() {
        return new ConversionOptions(input, zone, calendar(), maxRejectRatio);
    }

    Optional<CalendarRange> calendar() {
        if (calendarFrom.isEmpty() && calendarTo.isEmpty()) {
            return Optional.empty();
        }
        CalendarRange range = new CalendarRange(date(CALENDAR_FROM, calendarFrom), date(CALENDAR_TO, calendarTo));
        if (range.to().isBefore(range.from())) {
            throw new SettingException(
                    CALENDAR_TO, "must not be before the first date, " + calendarFrom, CALENDAR_TO + "=2030-12-31");
        }
        return Optional.of(range);
    }

    private static LocalDate date(String property, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new SettingException(property, "must be a date, not '" + text + "'", property + "=2026-01-01");
        }
    }

    /** {@code json-lines} or {@code json-array}. */
    public void setInput(String input) {
        this.input = InputForm.valueOf(input.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** In which timestamps with an offset are told, before their date and time are taken. */
    public void setZone(String zone) {
        try {
            this.zone = ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw new SettingException(ZONE, "must be a time zone, not '" + zone + "'", ZONE + "=Europe/Oslo");
        }
    }

    /** The first date of the table of dates; empty: there is none. */
    public void setCalendarFrom(String calendarFrom) {
        this.calendarFrom = calendarFrom;
    }

    public void setCalendarTo(String calendarTo) {
        this.calendarTo = calendarTo;
    }

    boolean hasRecordIds() {
        return recordIds;
    }

    /** {@code number}, or {@code none} for a loader that makes them. */
    public void setRecordId(String recordId) {
        recordIds = !recordId.equals("none");
    }

    /** Of the lines that are not blank. */
    public void setMaxRejectRatio(String ratio) {
        try {
            maxRejectRatio = new BigDecimal(ratio).doubleValue();
        } catch (NumberFormatException e) {
            maxRejectRatio = -1; // told below
        }
        if (maxRejectRatio < 0 || maxRejectRatio > 1) {
            throw new SettingException(
                    MAX_REJECT_RATIO, "must be a number from 0 to 1, not '" + ratio + "'", MAX_REJECT_RATIO + "=0.05");
        }
    }
}
