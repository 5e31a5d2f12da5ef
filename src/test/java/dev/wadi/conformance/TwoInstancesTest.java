package dev.wadi.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.conformance.Conformance.Laboratory;
import dev.wadi.testing.WadiProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Two processes start at a backlog, so that their first polls are long and shards are handed from one to the other meanwhile. Then they share what comes,
 * one is killed, and the other takes over all of it. {@code -Dwadi.conformance.shards=8} gives each stream more shards, and with them a larger backlog.
 */
@ExtendWith(Conformance.class)
class TwoInstancesTest {
    private static final int SHARDS = Integer.getInteger("wadi.conformance.shards", 4);
    private static final int PER_SECOND = 20;
    private static final int BACKLOG = 500 * SHARDS;

    @Test
    void theyGetThroughABacklogAndOneTakesOverTheShardsOfTheOther(Laboratory laboratory) throws Exception {
        try (Experiment two = laboratory.experiment("two instances, one killed", SHARDS)) {
            two.put(BACKLOG);
            WadiProcess killed = two.start();
            WadiProcess survivor = two.start();
            two.awaitAll();
            await().atMost(Experiment.LONGEST)
                    .untilAsserted(() -> assertThat(two.sources()).allMatch(Source::isAcknowledged));

            // shares are by throughput: of streams where nothing flows one of the two would get none
            Duration takeOver = two.underLoad(PER_SECOND, () -> {
                await().atMost(Experiment.LONGEST).untilAsserted(() -> assertRead(two, killed, survivor));
                killed.kill();
                Instant kill = Instant.now();
                // a leader first, and then the silence of each lease; a shard that was on its way to the killed one
                // takes longer
                await().atMost(Experiment.LONGEST).untilAsserted(() -> assertRead(two, survivor));
                return Duration.between(kill, Instant.now());
            });
            two.awaitAll();
            two.conclude("%d shards of each stream; the other had all of them after %d.%d s"
                    .formatted(SHARDS, takeOver.toSeconds(), takeOver.toMillisPart() / 100));
        }
    }

    private static void assertRead(Experiment two, WadiProcess... processes) {
        two.sources().forEach(source -> source.assertReadBy(List.of(processes)));
    }
}
