package dev.wadi.local.emulator;

import java.time.Clock;

/**
 * An allowance per second, as AWS meters shards and calls. The second begins with the first use. Whoever takes more
 * than the allowance in one go waits longer for the next: ten times the allowance closes it for ten seconds.
 */
public final class RateLimit {

    private static final long SECOND = 1_000;

    private final Clock clock;
    private final long perSecond;
    private long windowStart = Long.MIN_VALUE;
    private long windowEnd = Long.MIN_VALUE;
    private long used;

    RateLimit(Clock clock, long perSecond) {
        this.clock = clock;
        this.perSecond = perSecond;
    }

    /** Is anything left of this second's allowance? */
    public synchronized boolean isOpen() {
        roll();
        return used < perSecond;
    }

    /** Would that amount still fit into this second? */
    public synchronized boolean fits(long amount) {
        roll();
        return used + amount <= perSecond;
    }

    /** Takes that amount, even if it is more than what is left. */
    public synchronized void take(long amount) {
        roll();
        used += amount;
        if (used > perSecond) {
            windowEnd = windowStart + used * SECOND / perSecond;
        }
    }

    /** Takes that amount if it fits. */
    public synchronized boolean tryTake(long amount) {
        boolean fits = fits(amount);
        if (fits) {
            take(amount);
        }
        return fits;
    }

    private void roll() {
        long now = clock.millis();
        if (now >= windowEnd) {
            windowStart = now;
            windowEnd = now + SECOND;
            used = 0;
        }
    }
}
