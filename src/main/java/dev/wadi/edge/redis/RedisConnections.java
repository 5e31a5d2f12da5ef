package dev.wadi.edge.redis;

import dev.wadi.delivery.HoldException;
import dev.wadi.settings.SettingException;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.redisson.api.RedissonClient;

/** The connections of a context that are named by settings: one for each server and database, whoever uses it, until the context ends. */
public final class RedisConnections {
    private static final String DEFAULT_PORT = "6379";

    private final CamelContext context;
    private final Map<Address, RedisConnection> open = new HashMap<>();

    /** Where a connection leads. */
    private record Address(String host, int port, boolean tls, int database, String secretName, String passwordKey) {

        RedisConnection connect(CamelContext context) throws Exception {
            RedisConnection connection = new RedisConnection();
            connection.setCamelContext(context);
            connection.setHost(host);
            connection.setPort(port);
            connection.setTls(tls);
            connection.setDatabase(database);
            connection.setSecretName(secretName);
            connection.setPasswordKey(passwordKey);
            connection.init();
            return connection;
        }
    }

    private RedisConnections(CamelContext context) {
        this.context = context;
    }

    public static RedisConnections of(CamelContext context) {
        synchronized (context) {
            RedisConnections bound = context.getRegistry().findSingleByType(RedisConnections.class);
            if (bound == null) {
                bound = new RedisConnections(context);
                context.getRegistry().bind("redisConnections", bound);
            }
            return bound;
        }
    }

    /**
     * The client of this moment.
     *
     * @param prefix as for {@link #named}
     * @throws HoldException where the server cannot be reached
     */
    public RedissonClient client(String prefix) {
        try {
            return named(prefix).client();
        } catch (HoldException | SettingException e) {
            throw e;
        } catch (Exception e) {
            throw new HoldException(e.getMessage(), e);
        }
    }

    /** @throws SettingException if the settings name no server */
    public void requireNamed(String prefix) {
        address(prefix);
    }

    /**
     * The connection to the server that they name; made when it is first asked for.
     *
     * @param prefix of the settings {@code .redis-host}, {@code .redis-port}, {@code .redis-tls}, {@code .redis-database}, {@code .redis-secret} and
     *     {@code .redis-password-key}, of which only the first has no default
     * @throws SettingException if the server is not named
     */
    public synchronized RedisConnection named(String prefix) throws Exception {
        Address address = address(prefix);
        RedisConnection connection = open.get(address);
        if (connection == null) {
            connection = address.connect(context);
            open.put(address, connection);
            // where a source that holds finds what it can renew
            context.getRegistry().bind("redisConnection" + open.size(), connection);
        }
        return connection;
    }

    private Address address(String prefix) {
        String host = value(prefix, "host", "");
        if (host.isEmpty()) {
            throw new SettingException(
                    prefix + ".redis-host",
                    "is not set (host name of the Redis server). Declare it in the settings of the pipeline as [redis], or name the"
                            + " prefix of others by the option settings",
                    prefix + ".redis-host=localhost");
        }
        return new Address(
                host,
                number(prefix, "port", DEFAULT_PORT),
                Boolean.parseBoolean(value(prefix, "tls", "false")),
                number(prefix, "database", "0"),
                value(prefix, "secret", ""),
                value(prefix, "password-key", ""));
    }

    private int number(String prefix, String name, String otherwise) {
        String value = value(prefix, name, otherwise);
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new SettingException(
                    prefix + ".redis-" + name, "is no number: " + value, prefix + ".redis-" + name + "=" + otherwise);
        }
    }

    private String value(String prefix, String name, String otherwise) {
        String value = context.resolvePropertyPlaceholders("{{" + prefix + ".redis-" + name + ":}}");
        return value.isBlank() ? otherwise : value.strip();
    }
}
