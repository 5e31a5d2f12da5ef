package dev.wadi.delivery;

import java.time.Duration;

/**
 * How a source holds.
 *
 * @param backoff between two attempts
 * @param renewEvery how long a hold lasts before the clients are made anew, and again
 * @param failures so often in a row a record must fail in a call, for a reason that nobody knows, before contrast with others may blame it
 * @param least for so long at least
 */
public record HoldPolicy(Backoff backoff, Duration renewEvery, int failures, Duration least) {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration RENEW = Duration.ofSeconds(15);
    private static final int FAILURES = 10;
    private static final Duration LEAST = Duration.ofMinutes(1);

    /** @param longestPause between two attempts */
    public static HoldPolicy upTo(Duration longestPause) {
        return of(Backoff.between(FIRST_PAUSE, longestPause));
    }

    public static HoldPolicy of(Backoff backoff) {
        return new HoldPolicy(backoff, RENEW, FAILURES, LEAST);
    }

    /** @param since of {@link System#nanoTime}, at the first of these failures */
    boolean isLong(int inARow, long since) {
        return inARow >= failures && System.nanoTime() - since >= least.toNanos();
    }
}
