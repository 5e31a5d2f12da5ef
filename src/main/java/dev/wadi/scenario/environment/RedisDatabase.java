package dev.wadi.scenario.environment;

import dev.wadi.scenario.format.ScenarioFormatException;
import io.netty.resolver.DefaultAddressResolverGroup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.redisson.client.RedisClient;
import org.redisson.client.RedisClientConfig;
import org.redisson.client.RedisConnection;
import org.redisson.client.codec.StringCodec;
import org.redisson.client.protocol.RedisCommands;

/**
 * One numbered database of a Redis server, all of which belongs to one scenario until it is closed. Taken is an empty one, by a key that no scenario sees: so
 * nothing that others keep there is lost, and scenarios that run at the same time, also in several processes, never meet.
 */
final class RedisDatabase implements AutoCloseable {
    private static final String TAKEN = "wadi:scenario";
    /** Behind 0, which is everybody's; 0 where there is none. */
    private static final String TAKE_THE_FIRST_EMPTY = """
            local number = 1
            while not redis.pcall('SELECT', number).err do
              if redis.call('DBSIZE') == 0 then
                redis.call('SET', KEYS[1], 1)
                return number
              end
              number = number + 1
            end
            return 0
            """;

    private final int number;
    private final RedisClient client;
    private final RedisConnection connection;

    /**
     * What a database holds, by key.
     *
     * @param others type of the keys that are neither hash nor string
     */
    record Content(Map<String, Map<String, String>> hashes, Map<String, String> strings, Map<String, String> others) {}

    private RedisDatabase(int number, RedisClient client) {
        this.number = number;
        this.client = client;
        connection = client.connect();
    }

    /** @throws ScenarioFormatException if the server has none that is empty */
    static RedisDatabase takeEmpty(String host, int port) {
        int number = takeNumber(host, port);
        if (number == 0) {
            throw new ScenarioFormatException(
                    "redis",
                    "each scenario has a database for itself, and Redis at " + host + ":" + port
                            + " has none that is empty, but for number 0. Empty one of them, such as by redis-cli -n 1"
                            + " FLUSHDB, or give the server more (databases in its redis.conf)");
        }
        return new RedisDatabase(number, client(host, port, number));
    }

    private static int takeNumber(String host, int port) {
        RedisClient client = client(host, port, 0);
        try {
            Long number = client.connect().sync(RedisCommands.EVAL_LONG, TAKE_THE_FIRST_EMPTY, 1, TAKEN);
            return number.intValue();
        } finally {
            client.shutdown();
        }
    }

    private static RedisClient client(String host, int port, int database) {
        return RedisClient.create(new RedisClientConfig()
                .setAddress(host, port)
                .setDatabase(database)
                // its own default needs classes of other operating systems
                .setResolverGroup(DefaultAddressResolverGroup.INSTANCE));
    }

    int number() {
        return number;
    }

    /** Adds the fields to the hash. */
    void putHash(String key, Map<String, String> fields) {
        List<Object> arguments = new ArrayList<>(List.of(key));
        fields.forEach((field, value) -> {
            arguments.add(field);
            arguments.add(value);
        });
        if (!fields.isEmpty()) {
            connection.sync(StringCodec.INSTANCE, RedisCommands.HMSET, arguments.toArray());
        }
    }

    void putString(String key, String value) {
        connection.sync(StringCodec.INSTANCE, RedisCommands.SET, key, value);
    }

    Content content() {
        Content content = new Content(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
        List<String> keys = connection.sync(StringCodec.INSTANCE, RedisCommands.KEYS, "*");
        for (String key : keys) {
            if (key.equals(TAKEN)) {
                continue;
            }
            Object type = connection.sync(StringCodec.INSTANCE, RedisCommands.TYPE, key);
            switch (String.valueOf(type)) {
                case "MAP" -> content.hashes().put(key, hash(key));
                case "OBJECT" ->
                    content.strings().put(key, connection.sync(StringCodec.INSTANCE, RedisCommands.GET, key));
                default -> content.others().put(key, String.valueOf(type).toLowerCase(Locale.ROOT));
            }
        }
        return content;
    }

    private Map<String, String> hash(String key) {
        return connection.sync(StringCodec.INSTANCE, RedisCommands.HGETALL, key);
    }

    /** Gives it back, empty. */
    @Override
    public void close() {
        try {
            connection.sync(RedisCommands.FLUSHDB);
        } finally {
            client.shutdown();
        }
    }
}
