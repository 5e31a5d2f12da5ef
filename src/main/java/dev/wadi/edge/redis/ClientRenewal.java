package dev.wadi.edge.redis;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Decides when a client is made anew: for a fault of Redis only, one renewal at a time, and a pause between two, whoever asks and how often. Making it
 * happens in a thread of its own, because DNS, the secrets manager and a silent server may each take long.
 */
final class ClientRenewal {
    /** The caller holds a source, and wants to be told to stop. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Runnable renewal;
    private final Duration pause;
    private final Executor threads;
    private CompletableFuture<Void> running = CompletableFuture.completedFuture(null);
    private long begun;

    /** @param renewal must not throw */
    ClientRenewal(Runnable renewal, Duration pause, Executor threads) {
        this.renewal = renewal;
        this.pause = pause;
        this.threads = threads;
        begun = System.nanoTime() - pause.toNanos();
    }

    /** Returns when it is done, or goes on without the caller. */
    void ask(Throwable fault) {
        if (!RedisFaultClassifier.recognizes(fault)) {
            return;
        }
        CompletableFuture<Void> mine;
        synchronized (this) {
            if (!running.isDone() || System.nanoTime() - begun < pause.toNanos()) {
                return;
            }
            begun = System.nanoTime();
            try {
                running = CompletableFuture.runAsync(renewal, threads);
            } catch (RejectedExecutionException e) {
                return; // the connection is being closed
            }
            mine = running;
        }
        await(mine);
    }

    private static void await(CompletableFuture<Void> renewal) {
        try {
            renewal.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException e) {
            return; // it goes on without the caller
        } catch (ExecutionException e) {
            throw new IllegalStateException("a renewal threw", e);
        }
    }
}
