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

/** Two processes share the sources; one is killed, and the other takes over all of it. */
@ExtendWith(Conformance.class)
class TwoInstancesTest {
    private static final int SHARDS = 8;
    private static final int PER_SECOND = 40;
    private static final int BACKLOG = 4_000;

    @Test
    void oneTakesOverTheShardsOfTheOther(Laboratory laboratory) throws Exception {
        try (Experiment two = laboratory.experiment("two instances, one killed", SHARDS)) {
            Duration takeOver = two.underLoad(PER_SECOND, () -> {
                WadiProcess killed = two.start();
                two.awaitWork(killed);
                // shares are by throughput: of streams where nothing flows it would get none
                WadiProcess survivor = two.start();
                two.awaitWork(survivor);
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

    /** Their first polls are long, and shards are handed from one to the other meanwhile. */
    @Test
    void twoThatFindABacklogAtTheirStartGetThroughIt(Laboratory laboratory) throws Exception {
        try (Experiment two = laboratory.experiment("two instances start at a backlog", SHARDS)) {
            two.put(BACKLOG);
            two.start();
            two.start();
            two.awaitAll();
            await().atMost(Experiment.LONGEST)
                    .untilAsserted(() -> assertThat(two.sources()).allMatch(Source::isAcknowledged));
            two.conclude("%d shards of each stream".formatted(SHARDS));
        }
    }

    private static void assertRead(Experiment two, WadiProcess... processes) {
        two.sources().forEach(source -> source.assertReadBy(List.of(processes)));
    }
}
