package dev.wadi.local;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/**
 * The clock of the own emulators. It follows the system's time until it is set; then it stands still until it is set
 * again, moved on, or given back to the system. Safe for use by several threads.
 */
public final class SettableClock extends Clock {

    private final AtomicReference<Clock> current;
    private final ZoneId zone;

    /** A clock that follows the system's time, in UTC. */
    public SettableClock() {
        this(new AtomicReference<>(Clock.systemUTC()), ZoneOffset.UTC);
    }

    private SettableClock(AtomicReference<Clock> current, ZoneId zone) {
        this.current = current;
        this.zone = zone;
    }

    /** Stands still at that instant from now on. */
    public void set(Instant instant) {
        current.set(Clock.fixed(instant, zone));
    }

    /** Moves on by that much: a standing clock stands at the later instant, a running one runs ahead of the system. */
    public void advance(Duration duration) {
        UnaryOperator<Clock> later = clock -> Clock.offset(clock, duration);
        current.updateAndGet(later);
    }

    /** Follows the system's time again. */
    public void reset() {
        current.set(Clock.systemUTC());
    }

    @Override
    public Instant instant() {
        return current.get().instant();
    }

    @Override
    public long millis() {
        return current.get().millis();
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    /** The same clock seen from another zone: setting one sets both. */
    @Override
    public Clock withZone(ZoneId other) {
        return new SettableClock(current, other);
    }
}
