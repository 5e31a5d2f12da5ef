package dev.wadi.pipelines.oltpingest;

import java.time.DateTimeException;

/** A range of watermarks, both ends included. */
public record TimeRange(Watermark from, Watermark to) {

    /** @throws IllegalArgumentException if one of them is no time, or they are in the wrong order */
    public static TimeRange parse(String from, String to) {
        TimeRange range = new TimeRange(time("FROM", from), time("TO", to));
        if (range.from().isAfter(range.to())) {
            throw new IllegalArgumentException("FROM, " + from + ", is after TO, " + to);
        }
        return range;
    }

    private static Watermark time(String end, String text) {
        try {
            return Watermark.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    end + " must be a time without a zone, such as 2026-11-03T08:15:00, not '" + text + "'", e);
        }
    }
}
