package dev.wadi.scenario.environment;

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

/** One numbered database of a Redis server, all of which belongs to one scenario. */
final class RedisDatabase implements AutoCloseable {
    /** As many as the local cloud's server has; a scenario that far back is over. */
    private static final int DATABASES = 1024;

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

    static RedisDatabase openEmpty(String host, int port, int number) {
        int database = Math.floorMod(number, DATABASES);
        RedisClientConfig config = new RedisClientConfig()
                .setAddress(host, port)
                .setDatabase(database)
                // its own default needs classes of other operating systems
                .setResolverGroup(DefaultAddressResolverGroup.INSTANCE);
        RedisDatabase opened = new RedisDatabase(database, RedisClient.create(config));
        opened.connection.sync(RedisCommands.FLUSHDB);
        return opened;
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

    @Override
    public void close() {
        client.shutdown();
    }
}
