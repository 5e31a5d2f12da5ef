package dev.wadi.pipelines.oltpingest;

import java.time.Duration;
import java.util.List;

/**
 * How tables are ingested.
 *
 * @param watermarks columns; the later of them tells when a row was changed
 * @param overlap how far behind the watermark of the table rows are asked for again; none: only rows later than that
 * @param maxRows of an object
 */
public record IngestRules(List<String> watermarks, Duration overlap, int maxRows) {
    public IngestRules {
        watermarks = List.copyOf(watermarks);
    }

    /** Where a query begins. */
    public Watermark from(Watermark watermark) {
        return watermark.minus(overlap);
    }

    public boolean isInclusive() {
        return !overlap.isZero();
    }

    /** So far in the future that the table's own watermark must not follow. */
    public boolean isAhead(Watermark row, Watermark now) {
        return row.isAfter(now.plus(overlap));
    }

    /** How far a row moves the watermark of its table. */
    public Watermark reached(Watermark row, Watermark now) {
        return isAhead(row, now) ? now : row;
    }
}
