package dev.wadi.conformance;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Puts inputs for all pipelines of an experiment, at an even pace, until its end. */
final class Load {
    private static final int TICKS_PER_SECOND = 4;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ScheduledFuture<?> putting;

    Load(Experiment experiment, int perSecond) {
        putting = clock.scheduleAtFixedRate(
                () -> experiment.put(perSecond / TICKS_PER_SECOND), 0, 1_000 / TICKS_PER_SECOND, TimeUnit.MILLISECONDS);
    }

    /** Returns when the last of them is put. */
    void end() throws InterruptedException, ExecutionException {
        boolean sound = putting.cancel(false);
        Future<?> last = clock.submit(() -> {});
        last.get();
        clock.shutdown();
        if (!sound) {
            // throws what ended it
            putting.get();
        }
    }
}
