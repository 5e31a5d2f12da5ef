package dev.wadi.scenario.disturbance;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** The clock of a scenario, which may be put forward: what a crashed process has claimed is free then. */
public final class LaterClock extends Clock {
    /** Longer than any claim. */
    private static final Duration LATER = Duration.ofDays(1);

    private final Clock clock;
    private volatile Duration ahead = Duration.ZERO;

    public LaterClock(Clock clock) {
        this.clock = clock;
    }

    public void putForward() {
        ahead = LATER;
    }

    @Override
    public Instant instant() {
        return clock.instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return clock.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.offset(clock.withZone(zone), ahead);
    }
}
