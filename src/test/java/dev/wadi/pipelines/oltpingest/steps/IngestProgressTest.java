package dev.wadi.pipelines.oltpingest.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.delivery.ProgressLines;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What people see of work that lasts: rows, rate and rest. */
class IngestProgressTest {
    private static final Duration SORTED = Duration.ofMillis(500);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<String> lines = new ArrayList<>();

    @Test
    void aLineHasRowsRateAndRest() {
        assertThat(IngestProgress.text(
                        "staff", 3_000, 10_000, Duration.ofSeconds(2).toNanos()))
                .isEqualTo("staff: 3,000 rows, 1,500 rows/s, about 7,000 left, 5 s");
    }

    @Test
    void whereThereAreMoreRowsThanWereExpectedNobodyKnowsTheRest() {
        assertThat(IngestProgress.text(
                        "staff", 3_000, 2_000, Duration.ofSeconds(2).toNanos()))
                .isEqualTo("staff: 3,000 rows, 1,500 rows/s");
    }

    @Test
    void rowsAreCountedAndTheRestGoesDown() {
        IngestProgress progress = progress(Duration.ZERO);
        progress.begin("staff", 5_000);
        assertThat(left()).isEqualTo(5_000);
        read(progress, 3_500);
        assertThat(lines).hasSize(3).allSatisfy(line -> assertThat(line).startsWith("staff: "));
        assertThat(left()).isEqualTo(2_000);
        progress.end();
        assertThat(left()).isZero();
        assertThat(meters.get(IngestProgress.ROWS)
                        .tag("table", "staff")
                        .counter()
                        .count())
                .isEqualTo(3_500);

        IngestProgress next = progress(Duration.ZERO);
        next.begin("staff", 10);
        assertThat(left()).isEqualTo(10);
    }

    @Test
    void whileTheDatabaseSortsManyRowsThatIsSaid() {
        IngestProgress progress = progress(Duration.ofMinutes(1));
        progress.begin("staff", 3_000_000);
        assertThat(lines).containsExactly("staff: about 3,000,000 rows, which the database sorts first");
    }

    /** The rate is that of the rows, without what the database took before the first one. */
    @Test
    void theRateBeginsWithTheFirstRow() {
        IngestProgress progress = progress(Duration.ZERO);
        progress.begin("staff", 5_000);
        long began = System.nanoTime();
        await().until(() -> System.nanoTime() - began > SORTED.toNanos());
        read(progress, 1_000);
        double slowest = 1_000 / (SORTED.toNanos() / 1e9);
        assertThat(lines).singleElement().satisfies(line -> assertThat(rate(line))
                .isGreaterThan(slowest));
    }

    private static double rate(String line) {
        return Double.parseDouble(
                line.replaceFirst(".* rows, ([\\d,]+) rows/s.*", "$1").replace(",", ""));
    }

    @Test
    void workThatDoesNotLastSaysNothing() {
        IngestProgress progress = progress(Duration.ofMinutes(1));
        progress.begin("staff", 5_000);
        read(progress, 5_000);
        progress.end();
        assertThat(lines).isEmpty();
    }

    private static void read(IngestProgress progress, int rows) {
        IntStream.range(0, rows).forEach(row -> progress.row("staff"));
    }

    private double left() {
        return meters.get(IngestProgress.LEFT).tag("table", "staff").gauge().value();
    }

    private IngestProgress progress(Duration interval) {
        return new IngestProgress(meters, new ProgressLines(interval, lines::add));
    }
}
