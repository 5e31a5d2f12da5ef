package dev.wadi.edge.redis;

import dev.wadi.settings.SettingException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.CamelContext;
import org.redisson.config.Credentials;
import org.redisson.config.CredentialsResolver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The password of each new connection, read when it is needed, so that a rotated one is found without a restart. While the secrets manager gives no
 * answer, the last password serves on: most likely it is still right.
 */
final class RotatingPassword implements CredentialsResolver {
    /** A connection that is being made waits no longer than for the server itself. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(RotatingPassword.class);

    private final RedisPassword secret;
    private final CamelContext context;
    private final Executor threads;
    private final Duration kept;
    private String password;
    private long readAt;
    /** Several connections wait for one answer, and all of them together no longer than one. */
    private volatile long askedAt;

    private CompletableFuture<Void> reading = CompletableFuture.completedFuture(null);
    private volatile String complaint = "";

    /**
     * @param threads where the secrets manager is asked, as it may take longer than {@link #resolve}
     * @param kept for how long what was read serves: a pool of connections opens at once, and asks once
     */
    RotatingPassword(RedisPassword secret, CamelContext context, Executor threads, Duration kept) {
        this.secret = secret;
        this.context = context;
        this.threads = threads;
        this.kept = kept;
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

    /**
     * The answer is there on return: Redisson sends what else begins a connection, {@code SELECT} and {@code PING}, right behind this call, and a server
     * that sees them before the password refuses the connection. The caller is a thread that serves few connections, mostly this one.
     */
    @Override
    public CompletionStage<Credentials> resolve(InetSocketAddress address) {
        try {
            reading().get(Math.max(0, askedAt + PATIENCE.toNanos() - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException e) {
            complain("The secrets manager has not answered within " + PATIENCE.toSeconds() + " s");
        } catch (ExecutionException e) {
            throw new IllegalStateException("reading the password threw", e);
        }
        return CompletableFuture.completedFuture(credentials());
    }

    /** Done at once where what was read is not old yet. */
    private synchronized CompletableFuture<Void> reading() {
        if (reading.isDone() && System.nanoTime() - readAt >= kept.toNanos()) {
            try {
                askedAt = System.nanoTime();
                reading = CompletableFuture.runAsync(this::readIfPossible, threads);
            } catch (RejectedExecutionException e) {
                return reading; // the connection is being closed
            }
        }
        return reading;
    }

    private synchronized Credentials credentials() {
        return new Credentials(null, password);
    }
}
