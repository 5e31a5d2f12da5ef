package dev.wadi.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.conformance.Conformance.Laboratory;
import dev.wadi.testing.WadiProcess;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Killed under load at random moments, also while it starts. {@code -Dwadi.conformance.kills=100} kills as often as that,
 * {@code -Dwadi.conformance.seed=N} repeats the pauses of another run.
 */
@ExtendWith(Conformance.class)
class CrashTest {
    private static final int KILLS = Integer.getInteger("wadi.conformance.kills", 3);
    private static final long SEED = Long.getLong("wadi.conformance.seed", System.nanoTime());
    private static final int PER_SECOND = Integer.getInteger("wadi.conformance.rate", 12);
    private static final int AT_WORK_MILLIS = 1_500;
    private static final int AT_START_MILLIS = 5_000;
    /** One in so many falls into the start. */
    private static final int STARTS = 3;

    @Test
    void killsLoseNothingAndDoubleNothing(Laboratory laboratory) throws Exception {
        Random random = new Random(SEED);
        try (Experiment crash = laboratory.experiment(KILLS + " times kill -9 (seed " + SEED + ")", 4)) {
            crash.underLoad(PER_SECOND, () -> kill(crash, random));
            crash.start();
            crash.awaitAll();
            crash.conclude("");
        }
    }

    private static int kill(Experiment crash, Random random) throws Exception {
        for (int kill = 1; kill <= KILLS; kill++) {
            WadiProcess wadi = crash.start();
            int longest = AT_START_MILLIS;
            if (kill % STARTS != 0) {
                crash.awaitWork(wadi);
                longest = AT_WORK_MILLIS;
            }
            assertThat(wadi.endsWithin(Duration.ofMillis(random.nextInt(longest))))
                    .as(wadi::output)
                    .isFalse();
            wadi.kill();
        }
        return KILLS;
    }
}
