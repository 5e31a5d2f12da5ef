package dev.wadi.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.conformance.Conformance.Laboratory;
import dev.wadi.testing.WadiProcess;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Shows that the suite can fail: with a forged account, which acknowledges before the work, a kill loses what was in flight, and it is seen. */
@ExtendWith(Conformance.class)
class AcknowledgedTooEarlyTest {
    private static final int INPUTS = 100;

    @Test
    void aKillLosesWhatWasAcknowledgedBeforeItWasStored(Laboratory laboratory) throws Exception {
        try (Experiment early = laboratory.experimentWithRecords("CONTROL: acknowledged before the work", 1);
                Home home = new Home()) {
            for (PipelineUnderTest one : early.pipelines()) {
                home.acknowledgeBeforeTheWork(one.name());
            }
            early.put(INPUTS);
            WadiProcess broken = early.start(home.folder());
            await().atMost(Experiment.LONGEST)
                    .untilAsserted(() ->
                            assertThat(early.sources()).as(broken.output()).allMatch(Source::isAcknowledged));
            broken.kill();

            early.put(INPUTS);
            early.start();
            await().atMost(Experiment.LONGEST).until(() -> early.tallies().stream()
                    .noneMatch(tally -> tally.lost().contains(tally.inputs())));
            early.show("must lose");
            assertThat(early.tallies()).allSatisfy(tally -> assertThat(tally.lost())
                    .as("lost numbers of %s", tally.pipeline())
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, tally.inputs() / 2).boxed().toList()));
        }
    }
}
