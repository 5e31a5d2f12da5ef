package dev.wadi.local.emulator;

import java.time.Clock;
import java.time.Duration;

/**
 * What all emulated services share.
 *
 * @param clock decides arrival times, ages and expiry; may be set by the user
 * @param limits whether rates are metered as AWS meters them; sizes and counts of a call are always checked
 * @param transition how long a new stream or table stays in {@code CREATING}, and a changed one in {@code UPDATING}, in
 *     real time
 * @param faults failures to bring about on purpose
 * @param seal makes iterators and tokens
 */
public record Emulation(Clock clock, boolean limits, Duration transition, Faults faults, OpaqueToken seal) {

    /**
     * An allowance per second, or one without end where limits are off. Metered in real time, whatever the settable
     * clock says: a clock that stands still would otherwise close the allowance for ever.
     */
    public RateLimit rate(long perSecond) {
        return new RateLimit(Clock.systemUTC(), limits ? perSecond : Long.MAX_VALUE);
    }

    /** The clock of what takes real time, whatever the settable clock says. */
    public Clock realTime() {
        return Clock.systemUTC();
    }
}
