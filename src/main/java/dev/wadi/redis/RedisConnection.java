package dev.wadi.redis;

import dev.wadi.delivery.Backoff;
import dev.wadi.settings.SettingException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.PropertiesFunction;
import org.apache.camel.support.SimpleEventNotifierSupport;
import org.apache.camel.support.service.ServiceSupport;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.client.RedisAuthRequiredException;
import org.redisson.client.RedisException;
import org.redisson.client.RedisWrongPasswordException;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;
import org.redisson.config.SingleServerConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One Redis server, as a bean of a route file. Connects when the context starts: {@value #START_ATTEMPTS} attempts, then the start fails. Later
 * losses of the connection heal by themselves; commands fail meanwhile.
 *
 * <p>The password is the field {@code passwordKey} of the JSON secret {@code secretName} in the secrets manager, read at the start. Both empty:
 * no password.
 */
public class RedisConnection extends ServiceSupport implements CamelContextAware {
    private static final Logger LOG = LoggerFactory.getLogger(RedisConnection.class);
    private static final int START_ATTEMPTS = 4;
    private static final Backoff START_BACKOFF = Backoff.between(Duration.ofMillis(500), Duration.ofSeconds(2));
    /** Milliseconds; a poll of ten thousand records takes well under one second. */
    private static final int COMMAND_TIMEOUT = 5_000;

    private static final int CONNECT_TIMEOUT = 2_000;

    private CamelContext camelContext;
    private String host;
    private int port;
    private int database;
    private boolean tls;
    private String secretName = "";
    private String passwordKey = "";
    private volatile RedissonClient client;

    /** @throws IllegalStateException before the start and after the stop */
    public RedissonClient client() {
        RedissonClient connected = client;
        if (connected == null) {
            throw new IllegalStateException("Redis at " + address() + " is not connected: the context has not started");
        }
        return connected;
    }

    /** Ties the connection to the life of the context; for {@code initMethod}. */
    public void register() throws Exception {
        camelContext.addService(this);
    }

    /**
     * Closes the connection when a reload has replaced the routes that use it; for {@code destroyMethod}. Not at once: the beans of an edited
     * file are replaced before its routes are, and a file that turns out wrong leaves the old routes running on the old connection.
     */
    public void retire() {
        camelContext.getManagementStrategy().addEventNotifier(new SimpleEventNotifierSupport() {
            @Override
            public boolean isEnabled(CamelEvent event) {
                return event instanceof CamelEvent.RouteReloadedEvent;
            }

            @Override
            public void notify(CamelEvent event) throws Exception {
                camelContext.getManagementStrategy().removeEventNotifier(this);
                camelContext.removeService(RedisConnection.this);
                RedisConnection.this.stop();
            }
        });
    }

    @Override
    protected void doStart() throws Exception {
        if (secretName.isBlank() != passwordKey.isBlank()) {
            String set = secretName.isBlank() ? "REDIS_PASS_SECRET_KEY" : "SECRET_NAME";
            String missing = secretName.isBlank() ? "SECRET_NAME" : "REDIS_PASS_SECRET_KEY";
            throw new SettingException(
                    missing,
                    set + " is set but " + missing + " is not; the Redis password needs both",
                    missing + "=" + (secretName.isBlank() ? "turbine/redis" : "password"));
        }
        String password = secretName.isBlank() ? null : password();
        for (int attempt = 1; ; attempt++) {
            try {
                client = Redisson.create(config(password));
                return;
            } catch (RedisException e) {
                Throwable cause = rootOf(e);
                boolean refused = cause instanceof RedisAuthRequiredException
                        || cause instanceof RedisWrongPasswordException
                        || String.valueOf(cause.getMessage()).contains("without any password configured");
                if (refused || attempt == START_ATTEMPTS) {
                    throw new RedisStartException(explain(refused, cause), e);
                }
                LOG.warn("Redis at {} not reached, attempt {} of {}", address(), attempt, START_ATTEMPTS);
                Thread.sleep(START_BACKOFF.pause(attempt).toMillis());
            }
        }
    }

    @Override
    protected void doStop() {
        if (client != null) {
            client.shutdown(0, 2, TimeUnit.SECONDS);
            client = null;
        }
    }

    private Config config(String password) {
        Config config = new Config();
        config.setCodec(StringCodec.INSTANCE);
        config.setUseScriptCache(true);
        SingleServerConfig server = config.useSingleServer()
                .setAddress((tls ? "rediss://" : "redis://") + host + ":" + port)
                .setDatabase(database)
                .setConnectTimeout(CONNECT_TIMEOUT)
                .setTimeout(COMMAND_TIMEOUT)
                // few, long pipelines: more connections would not be used
                .setConnectionPoolSize(16)
                .setConnectionMinimumIdleSize(1)
                .setSubscriptionConnectionMinimumIdleSize(0)
                .setSubscriptionConnectionPoolSize(1)
                // the source's own back-off decides about further attempts
                .setRetryAttempts(1);
        if (password != null) {
            server.setPassword(password);
        }
        return config;
    }

    /** Straight from the function behind {@code {{aws:...}}}: a password that holds braces is not taken for a placeholder. */
    private String password() {
        PropertiesFunction secrets = camelContext.getPropertiesComponent().getPropertiesFunction("aws");
        String password = secrets.apply(secretName + "#" + passwordKey);
        if (password == null || password.isEmpty()) {
            throw new SettingException(
                    "REDIS_PASS_SECRET_KEY",
                    "the secret " + secretName + " has no text under the key " + passwordKey,
                    "REDIS_PASS_SECRET_KEY=password");
        }
        return password;
    }

    private String explain(boolean refused, Throwable cause) {
        if (refused) {
            return "Redis at " + address() + " refused the password (" + firstWord(cause) + "). Check SECRET_NAME and "
                    + "REDIS_PASS_SECRET_KEY, and the secret they name.";
        }
        return "Redis at " + address() + " could not be reached in " + START_ATTEMPTS
                + " attempts. Check REDIS_HOST, REDIS_PORT "
                + "and turbine-status.redis-tls, and that the server runs.";
    }

    /** Redis starts its errors with a code; what follows may repeat what was sent. */
    private static String firstWord(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        return message.split("[ .]", 2)[0];
    }

    private static Throwable rootOf(Throwable fault) {
        Throwable root = fault;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }

    private String address() {
        return host + ":" + port;
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
    }

    public void setHost(String host) {
        this.host = host;
    }

    public void setPort(int port) {
        this.port = port;
    }

    public void setDatabase(int database) {
        this.database = database;
    }

    public void setTls(boolean tls) {
        this.tls = tls;
    }

    public void setSecretName(String secretName) {
        this.secretName = secretName;
    }

    public void setPasswordKey(String passwordKey) {
        this.passwordKey = passwordKey;
    }
}
