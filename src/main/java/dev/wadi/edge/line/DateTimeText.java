package dev.wadi.edge.line;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Dates and times as texts. What cannot be read is one of two numbers that no date or time has. */
final class DateTimeText {
    static final long UNREADABLE = Long.MIN_VALUE;
    /** More than six digits of a second that are not zero. */
    static final long TOO_FINE = Long.MIN_VALUE + 1;

    static final long MICROS_PER_DAY = 86_400_000_000L;

    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final int DATE_LENGTH = 10;
    private static final int TIME_LENGTH = 8;
    private static final int MOST_DIGITS = 9;
    private static final int MICROS_DIGITS = 6;

    private final ZoneId zone;
    private final boolean utc;
    /** The month that was read last, as most dates of an object are of a few months, and the day before it. */
    private int lastYear;

    private int lastMonth;
    private long dayBefore;

    /** @param zone in which timestamps with an offset are told */
    DateTimeText(ZoneId zone) {
        this.zone = zone;
        utc = zone.normalized().equals(ZoneOffset.UTC);
    }

    /** Days since 1970 of {@code YYYY-MM-DD}. */
    long date(char[] text, int from, int length) {
        if (length != DATE_LENGTH || text[from + 4] != '-' || text[from + 7] != '-') {
            return UNREADABLE;
        }
        int year = digits(text, from, 4);
        int month = digits(text, from + 5, 2);
        int day = digits(text, from + 8, 2);
        if (year < 1 || month < 1 || month > 12 || day < 1 || (day > 28 && day > lengthOf(year, month))) {
            return UNREADABLE;
        }
        if (year != lastYear || month != lastMonth) {
            dayBefore = LocalDate.of(year, month, 1).toEpochDay() - 1;
            lastYear = year;
            lastMonth = month;
        }
        return dayBefore + day;
    }

    private static int lengthOf(int year, int month) {
        return YearMonth.of(year, month).lengthOfMonth();
    }

    /** Microseconds since midnight of {@code HH:MM:SS} with up to nine digits behind a point. */
    static long time(char[] text, int from, int length) {
        if (length < TIME_LENGTH || text[from + 2] != ':' || text[from + 5] != ':') {
            return UNREADABLE;
        }
        int hour = digits(text, from, 2);
        int minute = digits(text, from + 3, 2);
        int second = digits(text, from + 6, 2);
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) {
            return UNREADABLE;
        }
        long micros = length == TIME_LENGTH ? 0 : fraction(text, from + TIME_LENGTH, length - TIME_LENGTH);
        return micros < 0 ? micros : ((hour * 60L + minute) * 60 + second) * MICROS_PER_SECOND + micros;
    }

    /** Microseconds of a point and its digits. */
    private static long fraction(char[] text, int from, int length) {
        if (text[from] != '.' || length < 2 || length > MOST_DIGITS + 1) {
            return UNREADABLE;
        }
        int micros = 0;
        boolean fine = false;
        for (int at = 1; at <= Math.max(length - 1, MICROS_DIGITS); at++) {
            int digit = at < length ? text[from + at] - '0' : 0;
            if (digit < 0 || digit > 9) {
                return UNREADABLE;
            }
            if (at <= MICROS_DIGITS) {
                micros = micros * 10 + digit;
            } else {
                fine |= digit != 0;
            }
        }
        return fine ? TOO_FINE : micros;
    }

    /** Microseconds since 1970 of a date, {@code T} or a blank, a time, and perhaps an offset. */
    long timestamp(char[] text, int from, int length) {
        if (length < DATE_LENGTH + 1 + TIME_LENGTH
                || (text[from + DATE_LENGTH] != 'T' && text[from + DATE_LENGTH] != ' ')) {
            return UNREADABLE;
        }
        long day = date(text, from, DATE_LENGTH);
        int begin = from + DATE_LENGTH + 1;
        int end = from + length;
        int zoneAt = begin + TIME_LENGTH;
        while (zoneAt < end && text[zoneAt] != 'Z' && text[zoneAt] != '+' && text[zoneAt] != '-') {
            zoneAt++;
        }
        long time = time(text, begin, zoneAt - begin);
        int offset = zoneAt == end ? 0 : offsetMinutes(text, zoneAt, end - zoneAt);
        if (day == UNREADABLE || offset == Integer.MIN_VALUE) {
            return UNREADABLE;
        }
        if (time < 0) {
            return time;
        }
        long local = day * MICROS_PER_DAY + time;
        return zoneAt == end ? local : shifted(local, offset);
    }

    /** From the zone of the text to ours. */
    private long shifted(long local, int offset) {
        long instant = local - offset * 60L * MICROS_PER_SECOND;
        if (utc) {
            return instant;
        }
        long seconds = Math.floorDiv(instant, MICROS_PER_SECOND);
        ZoneOffset ours = zone.getRules().getOffset(Instant.ofEpochSecond(seconds));
        return instant + ours.getTotalSeconds() * MICROS_PER_SECOND;
    }

    /** Of {@code Z} or {@code +hh:mm}; the smallest number where it is neither. */
    private static int offsetMinutes(char[] text, int from, int length) {
        if (length == 1 && text[from] == 'Z') {
            return 0;
        }
        if (length != 6 || text[from] == 'Z' || text[from + 3] != ':') {
            return Integer.MIN_VALUE;
        }
        int hours = digits(text, from + 1, 2);
        int minutes = digits(text, from + 4, 2);
        if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59) {
            return Integer.MIN_VALUE;
        }
        int offset = hours * 60 + minutes;
        return text[from] == '-' ? -offset : offset;
    }

    /** -1 where one is none. */
    private static int digits(char[] text, int from, int count) {
        int number = 0;
        for (int at = from; at < from + count; at++) {
            int digit = text[at] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
