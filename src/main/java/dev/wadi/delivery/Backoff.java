package dev.wadi.delivery;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * Exponential back-off with jitter: doubles from {@code first} to {@code most}, each pause between half of that and all of it, so that workers
 * that fail together do not come back together.
 *
 * @param random values of [0, 1); from outside so that a test can fix them
 */
public record Backoff(Duration first, Duration most, DoubleSupplier random) {

    public static Backoff between(Duration first, Duration most) {
        return new Backoff(first, most, Math::random);
    }

    /** @param attempt how many attempts have failed, 1 or more */
    public Duration pause(int attempt) {
        long doubled = first.toMillis() << Math.min(attempt - 1, 20);
        long bound = Math.min(doubled, most.toMillis());
        return Duration.ofMillis(bound / 2 + (long) (bound / 2.0 * random.getAsDouble()));
    }
}
