package dev.wadi.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.conformance.Conformance.Laboratory;
import dev.wadi.testing.WadiProcess;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Everything is delivered twice: the positions of streams are thrown away, the messages of queues come anew. */
@ExtendWith(Conformance.class)
class RedeliveryTest {
    private static final int INPUTS = 1_000;
    private static final int POISONED = 7;

    @Test
    void aSecondDeliveryChangesNothing(Laboratory laboratory) throws Exception {
        try (Experiment redelivery = laboratory.experimentWithRecords("all delivered twice", 2)) {
            redelivery.put(INPUTS);
            redelivery.putPoison(POISONED);
            WadiProcess first = redelivery.start();
            redelivery.awaitAll();
            first.stop();
            first.exitCode();
            redelivery.sources().forEach(Source::deliverAgain);

            WadiProcess second = redelivery.start();
            redelivery.awaitRepeats(second);
            redelivery.conclude("");
            assertThat(redelivery.pipelines())
                    .allSatisfy(pipeline -> assertThat(redelivery.repeats(pipeline, List.of(second)))
                            .isEqualTo(pipeline.share(INPUTS)));
        }
    }
}
