package dev.wadi.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.conformance.Conformance.Laboratory;
import dev.wadi.testing.WadiProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** SIGTERM under load: ends soon, and what was written is acknowledged, so that the next start repeats no more than was in flight at once. */
@ExtendWith(Conformance.class)
class StopTest {
    private static final int PER_SECOND = 160;
    private static final int SHARDS = 2;
    /** Or as long as the start took, where that was longer: on a machine that does much else everything takes as many times its time. */
    private static final Duration ENDED = Duration.ofSeconds(10);

    /** The shortest that a source waits for what is in flight; on a machine that takes longer, a warning is right. */
    private static final Duration IN_TIME = Duration.ofSeconds(4);

    /** What star-schema finds in an object while it ends it, such as a gap before its id: notices come in any order. */
    private static final Pattern OF_DATA = Pattern.compile("\\{code=[a-z-]+, ");

    @Test
    void whatWasWrittenIsAcknowledged(Laboratory laboratory) throws Exception {
        try (Experiment stop = laboratory.experiment("SIGTERM under load", SHARDS)) {
            stop.put(PER_SECOND);
            Instant starts = Instant.now();
            WadiProcess wadi = stop.start();
            stop.awaitWork(wadi);
            Duration start = Duration.between(starts, Instant.now());
            Duration took = stop.underLoad(PER_SECOND, () -> {
                stop.awaitInputs(2 * PER_SECOND);
                Instant told = Instant.now();
                int before = wadi.output().length();
                wadi.stop();
                assertThat(wadi.exitCode()).isIn(0, 143);
                Duration ended = Duration.between(told, Instant.now());
                if (ended.compareTo(IN_TIME) < 0) {
                    assertThat(wadi.output().substring(before).lines())
                            .filteredOn(line -> line.matches("\\S+ (WARN|ERROR) .*")
                                    && !OF_DATA.matcher(line).find())
                            .as("warnings of a stop that had to give up nothing")
                            .isEmpty();
                }
                return ended;
            });
            WadiProcess next = stop.start();
            stop.awaitAll();
            stop.conclude("ended after %d.%d s".formatted(took.toSeconds(), took.toMillisPart() / 100));
            assertThat(stop.pipelines()).allSatisfy(pipeline -> assertThat(stop.repeats(pipeline, List.of(next)))
                    .as("repeats of %s", pipeline.name())
                    .isLessThanOrEqualTo(pipeline.source().inHand()));
            assertThat(took).isLessThan(start.compareTo(ENDED) > 0 ? start : ENDED);
        }
    }
}
