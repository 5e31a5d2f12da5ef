package dev.wadi.redis;

import dev.wadi.settings.SettingException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.CamelContext;
import org.redisson.config.Credentials;
import org.redisson.config.CredentialsResolver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The password of each new connection, read when it is needed, so that a rotated one is found without a restart. What was read serves the connections
 * of the next {@link #KEPT}. While the secrets manager gives no answer, the last password serves on: most likely it is still right.
 */
final class RotatingPassword implements CredentialsResolver {
    /** A pool of connections opens at once, and asks once. */
    private static final Duration KEPT = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(RotatingPassword.class);

    private final RedisPassword secret;
    private final CamelContext context;
    private final Executor threads;
    private String password;
    private long readAt;
    private CompletableFuture<Credentials> reading;
    private volatile String complaint = "";

    /** @param threads where the secrets manager is waited for: the caller of {@link #resolve} must not wait */
    RotatingPassword(RedisPassword secret, CamelContext context, Executor threads) {
        this.secret = secret;
        this.context = context;
        this.threads = threads;
    }

    /**
     * Reads it now, whatever is kept. Before the first use.
     *
     * @throws SettingException as {@link RedisPassword#read} does
     */
    void read() throws RedisStartException {
        String current = secret.read(context);
        synchronized (this) {
            password = current;
            readAt = System.nanoTime();
        }
    }

    /** The same, but the last one stays where the secrets manager does not give it out. */
    void readIfPossible() {
        try {
            read();
            complaint = "";
        } catch (SettingException e) {
            complain(e.setting() + " " + e.getMessage());
        } catch (RedisStartException e) {
            complain(e.getMessage());
        }
    }

    /** Once for each reason, however long it lasts. */
    private void complain(String why) {
        if (!why.equals(complaint)) {
            LOG.warn("The last known Redis password is used: {}", why);
        }
        complaint = why;
    }

    @Override
    public synchronized CompletionStage<Credentials> resolve(InetSocketAddress address) {
        if (System.nanoTime() - readAt < KEPT.toNanos()) {
            return CompletableFuture.completedFuture(credentials());
        }
        if (reading == null || reading.isDone()) {
            try {
                reading = CompletableFuture.runAsync(this::readIfPossible, threads)
                        .thenApply(done -> credentials());
            } catch (RejectedExecutionException e) {
                reading = CompletableFuture.failedFuture(e); // the connection is being closed
            }
        }
        return reading;
    }

    private synchronized Credentials credentials() {
        return new Credentials(null, password);
    }
}
