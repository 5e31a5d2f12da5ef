package dev.wadi.demo.torture;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for as long as something moves. How long that takes is the machine's business. */
final class Waiting {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final Duration LONGEST_STANDSTILL = Duration.ofMinutes(5);

    private Waiting() {}

    /**
     * Returns when it is done.
     *
     * @param progress another text when something has moved
     * @throws IllegalStateException if nothing moves any more
     */
    static void until(BooleanSupplier done, Supplier<String> progress) throws InterruptedException {
        String last = "";
        long moved = System.nanoTime();
        while (!done.getAsBoolean()) {
            String now = progress.get();
            if (!now.equals(last)) {
                last = now;
                moved = System.nanoTime();
            } else if (System.nanoTime() - moved > LONGEST_STANDSTILL.toNanos()) {
                throw new IllegalStateException("nothing has moved for " + LONGEST_STANDSTILL.toMinutes()
                        + " minutes, and not all records are acknowledged: " + now);
            }
            Thread.sleep(BETWEEN_LOOKS.toMillis());
        }
    }
}
