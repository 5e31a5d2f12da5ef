package dev.wadi.demo.torture;

import java.time.Duration;

/** Messages that wait in an outbox, some of them claimed by a process that was killed. */
final class Outboxes {
    /** Longer than a claim, and than the tick behind it. */
    private static final Duration CLAIMED = Duration.ofSeconds(8);

    private Outboxes() {}

    /** Returns when nothing waits, and nothing has for as long as a claim lasts; at once where there is no outbox. */
    static void awaitEmpty(Workers workers) throws InterruptedException {
        if (!workers.haveOutbox()) {
            return;
        }
        long[] empty = {0};
        Waiting.until(
                () -> {
                    workers.requireRunning();
                    if (workers.pending() > 0) {
                        empty[0] = 0;
                    } else if (empty[0] == 0) {
                        empty[0] = System.nanoTime();
                    }
                    return empty[0] != 0 && System.nanoTime() - empty[0] > CLAIMED.toNanos();
                },
                () -> workers.pending() + " messages wait in the outbox");
    }
}
