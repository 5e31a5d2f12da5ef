package dev.wadi.bench;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** From the first beginning to the last end of so many things, whoever does them and in whatever thread: without the time of the start. */
public final class Span {
    private static final long MINUTES = 5;

    private final String things;
    private final CountDownLatch missing;
    private final AtomicLong first = new AtomicLong(Long.MAX_VALUE);
    private final AtomicLong last = new AtomicLong(Long.MIN_VALUE);

    /** @param things what they are, for people */
    public Span(String things, int count) {
        this.things = things;
        missing = new CountDownLatch(count);
    }

    public void begins() {
        first.accumulateAndGet(System.nanoTime(), Math::min);
    }

    public void ends(int count) {
        last.accumulateAndGet(System.nanoTime(), Math::max);
        for (int i = 0; i < count; i++) {
            missing.countDown();
        }
    }

    public boolean isOver() {
        return missing.getCount() == 0;
    }

    /** @throws IllegalStateException if they are not done after some minutes */
    public Duration await() throws InterruptedException {
        if (!missing.await(MINUTES, TimeUnit.MINUTES)) {
            throw new IllegalStateException(
                    missing.getCount() + " " + things + " are missing after " + MINUTES + " minutes");
        }
        return Duration.ofNanos(last.get() - first.get());
    }
}
