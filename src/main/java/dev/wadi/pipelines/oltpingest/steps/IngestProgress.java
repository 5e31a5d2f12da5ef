package dev.wadi.pipelines.oltpingest.steps;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far the work on a table is: a line a minute in the log, and the counter {@value #ROWS}. The rest is known for a first run alone, as the statistics of the server have it. Used by
 * one thread.
 */
final class IngestProgress {
    static final String ROWS = "wadi.ingest.rows";

    private static final Duration INTERVAL = Duration.ofMinutes(1);
    /** Between two looks at the clock. */
    private static final int ROWS_AT_A_TIME = 1000;

    private static final Logger LOG = LoggerFactory.getLogger("dev.wadi.pipelines.oltpingest");

    private final MeterRegistry meters;
    private Counter counter;
    private long expected;
    private long rows;
    private long counted;
    private long began;
    private long told;

    /** @param meters null for none */
    IngestProgress(MeterRegistry meters) {
        this.meters = meters;
    }

    /** @param estimate of rows; 0 where nobody knows */
    void begin(String table, long estimate) {
        counter = meters == null ? null : meters.counter(ROWS, "pipeline", "oltp-ingest", "table", table);
        expected = estimate;
        rows = 0;
        counted = 0;
        began = System.nanoTime();
        told = began;
    }

    void row(String table) {
        if (++rows % ROWS_AT_A_TIME == 0) {
            count();
            long now = System.nanoTime();
            if (now - told >= INTERVAL.toNanos()) {
                told = now;
                LOG.info("{}", text(table, rows, expected, now - began));
            }
        }
    }

    void end() {
        count();
    }

    private void count() {
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
