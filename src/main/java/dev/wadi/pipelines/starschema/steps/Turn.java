package dev.wadi.pipelines.starschema.steps;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Of the tables that share look-ups: one object at a time, the others in the order in which they came. */
final class Turn {
    /** Longer than the work on any object takes. */
    private static final Duration LONGEST = Duration.ofMinutes(15);
    /** For an object before it in the same thread, whose work may go on in another one. */
    private static final Duration OF_ONE_THREAD = Duration.ofSeconds(1);

    private final Semaphore free = new Semaphore(1, true);
    private volatile Holder holder;

    private record Holder(String key, Thread thread) {}

    /**
     * Waits for it.
     *
     * @param key of the object that wants it
     * @throws IllegalStateException an edited route keeps it from being given back
     */
    void take(String key) throws InterruptedException {
        Holder before = holder;
        boolean own = before != null && before.thread() == Thread.currentThread();
        Duration wait = own ? OF_ONE_THREAD : LONGEST;
        if (!free.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS)) {
            Holder there = holder;
            throw new IllegalStateException("no turn for the object " + key + " within " + wait.toSeconds()
                    + " s: the route has not ended with "
                    + (there == null ? "another one" : there.key())
                    + ". The step wait-for-turn must stand once, and in a split that ends with each object");
        }
        holder = new Holder(key, Thread.currentThread());
    }

    /** By whatever thread ends the work on the object. */
    void giveBack() {
        holder = null;
        free.release();
    }
}
