package dev.wadi.demo.torture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.cli.Torture;
import dev.wadi.local.Part;
import dev.wadi.scenario.disturbance.Deviation;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BlowTest {
    private static final Set<Part> PARTS = Set.of(Part.DYNAMODB, Part.SQS);

    @Test
    void aSeedGivesTheSameBlowsInTheSameOrder() {
        assertThat(Blow.all(plan(10, 1), true, PARTS)).isEqualTo(Blow.all(plan(10, 1), true, PARTS));
        assertThat(Blow.all(plan(10, 1), true, PARTS)).isNotEqualTo(Blow.all(plan(10, 2), true, PARTS));
    }

    @Test
    void eachServiceGoesAwayOnceAndOneKillInThreeFallsIntoAStart() {
        List<Blow> blows = Blow.all(plan(6, 1), true, PARTS);
        assertThat(blows)
                .contains(new Blow.Absence(Part.DYNAMODB), new Blow.Absence(Part.SQS), new Blow.Redelivery())
                .hasSize(6 + PARTS.size() + 3);
        assertThat(blows).filteredOn(new Blow.Kill(false)::equals).hasSize(2);
    }

    @Test
    void aQueueHasNoShardsAndNoPositionsToThrowAway() {
        assertThat(Blow.all(plan(2, 1), false, PARTS))
                .hasSize(4)
                .doesNotContain(new Blow.Redelivery(), new Blow.Resharding());
    }

    @Test
    void theTableCountsByKind() {
        TortureCounts counts = new TortureCounts(2_000, 10, 13, 1_204, 2, 20);
        List<Deviation> deviations = List.of(
                new Deviation(Deviation.Kind.MORE, "a second row"),
                new Deviation(Deviation.Kind.MORE, "another one"),
                new Deviation(Deviation.Kind.MISSING, "no row"));
        assertThat(counts.table("orders", deviations))
                .last()
                .isEqualTo("| orders | 2,000 | 10 | 13 | 1,204 | 2 | 20 | 1 | 2 | 0 |");
    }

    private static Torture.Plan plan(int kills, long seed) {
        return new Torture.Plan(500, kills, Duration.ZERO, seed);
    }
}
