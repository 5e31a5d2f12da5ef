package dev.wadi.pipelines.oltpingest;

import java.time.DateTimeException;

/** A range of watermarks, both ends included. */
public record TimeRange(Watermark from, Watermark to) {

    /** @throws IllegalArgumentException if one of them is no time, or they are in the wrong order */
    public static TimeRange parse(String from, String to) {
        TimeRange range = new TimeRange(time(from), time(to));
        if (range.from().isAfter(range.to())) {
            throw new IllegalArgumentException(from + " is after " + to);
        }
        return range;
    }

    private static Watermark time(String text) {
        try {
            return Watermark.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(text + " is no time such as 2026-11-03T08:15:00", e);
        }
    }
}
