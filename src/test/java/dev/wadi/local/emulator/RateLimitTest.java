package dev.wadi.local.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.local.SettableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RateLimitTest {

    private final SettableClock clock = new SettableClock();
    private final RateLimit limit = new RateLimit(clock, 10);

    @BeforeEach
    void stopTheClock() {
        clock.set(Instant.parse("2026-01-01T12:00:00Z"));
    }

    @Test
    void givesItsAllowanceEverySecond() {
        assertThat(limit.tryTake(10)).isTrue();
        assertThat(limit.tryTake(1)).isFalse();
        clock.advance(Duration.ofMillis(999));
        assertThat(limit.tryTake(1)).isFalse();
        clock.advance(Duration.ofMillis(1));
        assertThat(limit.tryTake(10)).isTrue();
    }

    @Test
    void refusesOnlyWhatDoesNotFit() {
        assertThat(limit.tryTake(8)).isTrue();
        assertThat(limit.tryTake(3)).isFalse();
        assertThat(limit.tryTake(2)).isTrue();
    }

    @Test
    void staysClosedAsLongAsAnOverdraftTakesToEarn() {
        limit.take(50);
        clock.advance(Duration.ofMillis(4_999));
        assertThat(limit.isOpen()).isFalse();
        clock.advance(Duration.ofMillis(1));
        assertThat(limit.isOpen()).isTrue();
    }

    @Test
    void withoutEndItNeverCloses() {
        RateLimit unlimited = new RateLimit(clock, Long.MAX_VALUE);
        for (int i = 0; i < 10; i++) {
            assertThat(unlimited.tryTake(Integer.MAX_VALUE)).isTrue();
        }
    }
}
