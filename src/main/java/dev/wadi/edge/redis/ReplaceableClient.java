package dev.wadi.edge.redis;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.redisson.api.RedissonClient;

/**
 * The client in use. One that was replaced is shut down a grace period later, when the commands that other threads sent with it are done.
 */
final class ReplaceableClient implements AutoCloseable {
    private final Duration grace;
    private final Executor threads;
    private final Set<RedissonClient> replaced = ConcurrentHashMap.newKeySet();
    private volatile RedissonClient current;
    private boolean closed;

    /** @param grace longer than any command takes, time-outs and further attempts included */
    ReplaceableClient(RedissonClient first, Duration grace, Executor threads) {
        current = first;
        this.grace = grace;
        this.threads = threads;
    }

    /** Empty when closed. */
    Optional<RedissonClient> current() {
        return Optional.ofNullable(current);
    }

    /** From here on {@code fresh} is in use, unless this is closed already. */
    void replace(RedissonClient fresh) {
        RedissonClient old;
        synchronized (this) {
            old = closed ? fresh : current;
            current = closed ? null : fresh;
            replaced.add(old);
        }
        if (old == fresh) {
            end(fresh);
        } else {
            CompletableFuture.delayedExecutor(grace.toMillis(), TimeUnit.MILLISECONDS, threads)
                    .execute(() -> end(old));
        }
    }

    /** How many clients are not shut down yet. */
    int open() {
        return replaced.size() + (current().isPresent() ? 1 : 0);
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            current().ifPresent(replaced::add);
            current = null;
        }
        Set.copyOf(replaced).forEach(this::end);
    }

    private void end(RedissonClient client) {
        if (replaced.remove(client)) {
            client.shutdown(0, 2, TimeUnit.SECONDS);
        }
    }
}
