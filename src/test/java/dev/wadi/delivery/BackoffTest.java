package dev.wadi.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

    @ParameterizedTest
    @CsvSource({"1,100,50", "2,200,100", "3,400,200", "8,10000,5000", "1000000,10000,5000"})
    void eachPauseDoublesUntilTheMost(int attempt, long longest, long shortest) {
        assertThat(pause(attempt, 0)).isEqualTo(Duration.ofMillis(shortest));
        assertThat(pause(attempt, 0.999999)).isBetween(Duration.ofMillis(longest - 1), Duration.ofMillis(longest));
    }

    @Property(tries = 300)
    void noPauseIsOutsideItsBounds(
            @ForAll @IntRange(min = 1) int attempt,
            @ForAll @IntRange(min = 2, max = 60_000) int first,
            @ForAll @IntRange(min = 2, max = 600_000) int most) {
        Backoff backoff = Backoff.between(Duration.ofMillis(first), Duration.ofMillis(most));
        assertThat(backoff.pause(attempt).toMillis()).isBetween(Math.min(first, most) / 2L, (long) most);
    }

    private static Duration pause(int attempt, double random) {
        return new Backoff(Duration.ofMillis(100), Duration.ofSeconds(10), () -> random).pause(attempt);
    }
}
