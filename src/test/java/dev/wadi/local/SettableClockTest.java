package dev.wadi.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

class SettableClockTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final SettableClock clock = new SettableClock();

    @Test
    void followsTheSystemUntilItIsSet() {
        assertThat(clock.instant()).isCloseTo(Instant.now(), within(5, ChronoUnit.SECONDS));
    }

    @Test
    void standsStillOnceSet() {
        clock.set(NOON);
        assertThat(clock.instant()).isEqualTo(NOON);
        assertThat(clock.millis()).isEqualTo(NOON.toEpochMilli());
    }

    @Test
    void advancesFromWhereItStands() {
        clock.set(NOON);
        clock.advance(Duration.ofMinutes(5));
        clock.advance(Duration.ofMinutes(1));
        assertThat(clock.instant()).isEqualTo(NOON.plus(Duration.ofMinutes(6)));
    }

    @Test
    void runsAheadOfTheSystemIfAdvancedWhileItFollows() {
        clock.advance(Duration.ofHours(1));
        assertThat(clock.instant()).isCloseTo(Instant.now().plus(Duration.ofHours(1)), within(5, ChronoUnit.SECONDS));
    }

    @Test
    void followsTheSystemAgainAfterReset() {
        clock.set(NOON);
        clock.reset();
        assertThat(clock.instant()).isCloseTo(Instant.now(), within(5, ChronoUnit.SECONDS));
    }

    @Test
    void isTheSameClockInAnotherZone() {
        Clock elsewhere = clock.withZone(ZoneId.of("Asia/Amman"));
        clock.set(NOON);
        assertThat(elsewhere.instant()).isEqualTo(NOON);
        assertThat(elsewhere.getZone()).isEqualTo(ZoneId.of("Asia/Amman"));
    }
}
