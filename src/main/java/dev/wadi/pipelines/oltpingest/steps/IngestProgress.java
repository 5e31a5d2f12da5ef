package dev.wadi.pipelines.oltpingest.steps;

import dev.wadi.delivery.ProgressLines;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How far the work on a table is: a line at intervals, the counter {@value #ROWS} and the gauge {@value #LEFT}. What is left is what the planner of the database expects. Used by one
 * thread at a time.
 */
final class IngestProgress {
    static final String ROWS = "wadi.ingest.rows";
    static final String LEFT = "wadi.ingest.rows.left";

    /** Between two looks at the clock. */
    private static final int ROWS_AT_A_TIME = 1000;
    /** To sort them takes seconds or minutes, without a word of the database. */
    private static final int MANY = 100_000;

    private final MeterRegistry meters;
    private final ProgressLines lines;
    private final AtomicLong left = new AtomicLong();
    private Counter counter;
    private long expected;
    private long rows;
    private long counted;
    private long began;
    private long told;

    /** @param meters null for none */
    IngestProgress(MeterRegistry meters, ProgressLines lines) {
        this.meters = meters;
        this.lines = lines;
    }

    /** @param estimate of rows */
    void begin(String table, long estimate) {
        expected = estimate;
        rows = 0;
        counted = 0;
        began = System.nanoTime();
        told = began;
        left.set(estimate);
        if (estimate >= MANY) {
            lines.line()
                    .accept(String.format(
                            Locale.ROOT, "%s: about %,d rows, which the database sorts first", table, estimate));
        }
        if (meters != null) {
            Tags tags = Tags.of("pipeline", "oltp-ingest", "table", table);
            counter = meters.counter(ROWS, tags);
            // that of the run before
            meters.find(LEFT).tags(tags).meters().forEach(meters::remove);
            Gauge.builder(LEFT, left, AtomicLong::get)
                    .tags(tags)
                    .strongReference(true)
                    .register(meters);
        }
    }

    /** One was read. Before the first one the database sorts, which says nothing of how fast the rest comes. */
    void row(String table) {
        if (rows == 0) {
            began = System.nanoTime();
        }
        if (++rows % ROWS_AT_A_TIME == 0) {
            count();
            long now = System.nanoTime();
            if (now - told >= lines.interval().toNanos()) {
                told = now;
                lines.line().accept(text(table, rows, expected, now - began));
            }
        }
    }

    void end() {
        count();
        left.set(0);
    }

    private void count() {
        left.set(Math.max(0, expected - rows));
        if (counter != null) {
            counter.increment((double) (rows - counted));
            counted = rows;
        }
    }

    static String text(String table, long rows, long expected, long nanos) {
        double perSecond = rows / Math.max(1e-9, nanos / 1e9);
        String known = String.format(Locale.ROOT, "%s: %,d rows, %,.0f rows/s", table, rows, perSecond);
        return expected <= rows
                ? known
                : String.format(
                        Locale.ROOT,
                        "%s, about %,d left, %,.0f s",
                        known,
                        expected - rows,
                        (expected - rows) / Math.max(1e-9, perSecond));
    }
}
