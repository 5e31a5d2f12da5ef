package dev.wadi.edge.redis;

import dev.wadi.delivery.Backoff;
import dev.wadi.delivery.HoldException;
import dev.wadi.delivery.Renewable;
import dev.wadi.delivery.ReplacedBean;
import dev.wadi.delivery.RouteBean;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Service;
import org.apache.camel.support.service.ServiceSupport;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.client.NettyHook;
import org.redisson.client.RedisException;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;
import org.redisson.config.SingleServerConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One Redis server, as a bean of a route file. Connects when the context starts: {@value #START_ATTEMPTS} attempts at most, then the start fails. Later
 * losses of the connection heal by themselves; commands fail meanwhile. While a source holds for a fault of Redis, all connections are made
 * {@linkplain #renew anew} from time to time.
 *
 * <p>Each {@link NettyHook} bound in the registry sees its connections: the edge at which a scenario watches them.
 *
 * <p>The password is the field {@code passwordKey} of the JSON secret {@code secretName} in the secrets manager, read at the start and for each later
 * connection. Both empty: no password.
 */
public class RedisConnection implements RouteBean, CamelContextAware, Renewable {
    private static final Logger LOG = LoggerFactory.getLogger(RedisConnection.class);
    private static final int START_ATTEMPTS = 4;
    /** No attempt begins after that: a server that takes connections and never answers must not keep a process that is told to stop. */
    private static final Duration START_TIME = Duration.ofSeconds(12);

    private static final Backoff START_BACKOFF = Backoff.between(Duration.ofMillis(500), Duration.ofSeconds(2));
    /** Milliseconds; a poll of ten thousand records takes well under one second. */
    private static final int COMMAND_TIMEOUT = 5_000;

    private static final int CONNECT_TIMEOUT = 2_000;

    private final Service life = new Life();
    private CamelContext camelContext;
    private String host;
    private int port;
    private int database;
    private boolean tls;
    private String secretName = "";
    private String passwordKey = "";
    private Duration renewalPause = Duration.ofSeconds(10);
    /** Two attempts of a command, with the pause between them. */
    private Duration grace = Duration.ofSeconds(30);

    private Duration passwordKept = Duration.ofSeconds(5);

    private ExecutorService threads;
    private RotatingPassword password;
    private ClientRenewal renewal;
    private volatile ReplaceableClient client;
    private volatile String complaint = "";

    /**
     * The client of this moment: ask at each use, as it is replaced where Redis moved.
     *
     * @throws HoldException before the start and after the stop
     */
    public RedissonClient client() {
        ReplaceableClient connected = client;
        return Optional.ofNullable(connected)
                .flatMap(ReplaceableClient::current)
                .orElseThrow(() -> new HoldException("Redis at " + address() + " is not connected"));
    }

    /**
     * New connections to where the name points now, with the password of now: those that are open may lead to a server that is no longer the primary,
     * and stay so for ever. Commands under way end on the old ones. Nothing changes where the new ones cannot be made, or within {@code renewalPause}
     * of the last time, or for a fault that is not of Redis.
     */
    @Override
    public void renew(Throwable fault) {
        if (client != null) {
            renewal.ask(fault);
        }
    }

    /** Ties the connection to the life of the context; not where it cannot be made. */
    @Override
    public void init() throws Exception {
        RouteBean.require(this, "host", host);
        try {
            camelContext.addService(life);
        } catch (Exception e) {
            // the context keeps also a service whose start failed
            camelContext.removeService(life);
            life.stop();
            throw e;
        }
    }

    @Override
    public void close() {
        ReplacedBean.afterReload(camelContext, () -> {
            camelContext.removeService(life);
            life.stop();
        });
    }

    /** Connects without a context that would do it. */
    public void start() {
        life.start();
    }

    public void stop() {
        life.stop();
    }

    private void connect() throws Exception {
        threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "redis " + address());
            thread.setDaemon(true);
            return thread;
        });
        RedisPassword secret = new RedisPassword(secretName, passwordKey);
        password = secret.isNone() ? null : new RotatingPassword(secret, camelContext, threads, passwordKept);
        if (password != null) {
            password.read();
        }
        renewal = new ClientRenewal(this::replaceClient, renewalPause, threads);
        client = new ReplaceableClient(firstClient(), grace, threads);
    }

    private RedissonClient firstClient() throws RedisStartException, InterruptedException {
        long begun = System.nanoTime();
        for (int attempt = 1; ; attempt++) {
            try {
                return Redisson.create(config());
            } catch (RedisException e) {
                Duration pause = START_BACKOFF.pause(attempt);
                boolean last =
                        attempt == START_ATTEMPTS || System.nanoTime() - begun + pause.toNanos() > START_TIME.toNanos();
                if (ConnectionFault.isPasswordRefused(e) || last) {
                    throw new RedisStartException(
                            new ConnectionFault(camelContext, host, port, secretName)
                                    .explain(e, " in " + attempt + " attempts"),
                            e);
                }
                LOG.warn("Redis at {} not reached, attempt {} of {}", address(), attempt, START_ATTEMPTS);
                Thread.sleep(pause.toMillis());
            }
        }
    }

    private void replaceClient() {
        ReplaceableClient connected = client;
        if (connected == null) {
            return;
        }
        try {
            if (password != null) {
                password.readIfPossible();
            }
            connected.replace(Redisson.create(config()));
            complaint = "";
            LOG.info("The connections to Redis at {} were made anew", address());
        } catch (RedisException e) {
            complain(new ConnectionFault(camelContext, host, port, secretName).explain(e, ""));
        } catch (RuntimeException e) {
            complain(e.getClass().getSimpleName());
        }
    }

    /** Once for each reason, however long it lasts. */
    private void complain(String why) {
        if (!why.equals(complaint)) {
            LOG.warn("New connections to Redis at {} could not be made, the old ones stay: {}", address(), why);
        }
        complaint = why;
    }

    private void disconnect() {
        ReplaceableClient connected = client;
        client = null;
        if (connected != null) {
            connected.close();
        }
        if (threads != null) {
            threads.shutdown();
        }
    }

    private Config config() {
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
            server.setCredentialsResolver(password);
        }
        if (camelContext != null) {
            config.setNettyHook(new BoundHooks(camelContext.getRegistry().findByType(NettyHook.class)));
        }
        return config;
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

    /** How many clients are not shut down: one, and those replaced within the grace period. */
    int openClients() {
        ReplaceableClient connected = client;
        return connected == null ? 0 : connected.open();
    }

    /** As long as the context runs. */
    private final class Life extends ServiceSupport {
        @Override
        protected void doStart() throws Exception {
            connect();
        }

        @Override
        protected void doStop() {
            disconnect();
        }
    }

    /** For tests, which have no minutes. */
    void setRenewal(Duration pause, Duration graceOfTheOld) {
        renewalPause = pause;
        grace = graceOfTheOld;
    }

    /** For tests, which break connections right behind the start. */
    void setPasswordKept(Duration kept) {
        passwordKept = kept;
    }
}
