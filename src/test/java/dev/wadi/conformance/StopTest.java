package dev.wadi.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.conformance.Conformance.Laboratory;
import dev.wadi.testing.WadiProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** SIGTERM under load: ends soon, and everything that was written is acknowledged, so that the next start repeats nothing. */
@ExtendWith(Conformance.class)
class StopTest {
    private static final int PER_SECOND = 300;
    private static final Duration ENDED = Duration.ofSeconds(10);

    @Test
    void whatWasWrittenIsAcknowledged(Laboratory laboratory) throws Exception {
        try (Experiment stop = laboratory.experiment("SIGTERM under load", 2)) {
            WadiProcess wadi = stop.start();
            Duration took = stop.underLoad(PER_SECOND, () -> {
                stop.awaitWork(wadi);
                Instant told = Instant.now();
                wadi.stop();
                assertThat(wadi.exitCode()).isIn(0, 143);
                return Duration.between(told, Instant.now());
            });
            WadiProcess next = stop.start();
            stop.awaitAll();
            stop.conclude("ended after %d.%d s".formatted(took.toSeconds(), took.toMillisPart() / 100));
            assertThat(stop.pipelines()).allSatisfy(pipeline -> assertThat(stop.duplicates(pipeline, List.of(next)))
                    .as("repeats of %s", pipeline.name())
                    .isZero());
            assertThat(took).isLessThan(ENDED);
        }
    }
}
