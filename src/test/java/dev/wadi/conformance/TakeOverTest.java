package dev.wadi.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.wadi.conformance.Conformance.Laboratory;
import dev.wadi.testing.WadiProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The active instance is killed under load, and a standby takes over within 30 seconds; then that one is stopped, and the next need not wait for the end of its lease. */
@ExtendWith(Conformance.class)
class TakeOverTest {
    private static final int PER_SECOND = 20;
    private static final Duration TAKEN_OVER = Duration.ofSeconds(30);

    @Test
    void theStandbyTakesOver(Laboratory laboratory) throws Exception {
        Optional<Experiment> leased = laboratory.experimentWithStandby("the active instance killed, the next stopped");
        assumeTrue(leased.isPresent());
        try (Experiment takeOver = leased.get()) {
            WadiProcess first = takeOver.start();
            String seen = takeOver.underLoad(PER_SECOND, () -> {
                takeOver.awaitWork(first);
                WadiProcess second = standby(takeOver);
                first.kill();
                Duration killed = untilWorks(takeOver, second);
                WadiProcess third = standby(takeOver);
                Instant told = Instant.now();
                second.stop();
                second.exitCode();
                Duration ended = Duration.between(told, Instant.now());
                Duration stopped = untilWorks(takeOver, third);
                assertThat(killed).isLessThan(TAKEN_OVER);
                assertThat(stopped).isLessThan(TAKEN_OVER);
                return "at work %d s after the kill, %d s after the end of the one that was stopped within %d s"
                        .formatted(killed.toSeconds(), stopped.toSeconds(), ended.toSeconds());
            });
            takeOver.awaitAll();
            takeOver.conclude(seen);
        }
    }

    /** Up, and without work. */
    private static WadiProcess standby(Experiment takeOver) {
        WadiProcess process = takeOver.start();
        await().atMost(Experiment.LONGEST)
                .untilAsserted(() -> assertThat(process.output()).contains("Health and metrics"));
        return process;
    }

    private static Duration untilWorks(Experiment takeOver, WadiProcess next) {
        Instant begun = Instant.now();
        await().atMost(Experiment.LONGEST).untilAsserted(() -> takeOver.assertWorks(next));
        return Duration.between(begun, Instant.now());
    }
}
