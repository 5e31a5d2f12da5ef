package dev.wadi.testing;

import dev.wadi.edge.redis.RedisConnection;
import dev.wadi.local.LocalCloud;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;

/** A real Redis for a test class, connected as an application connects, empty before each test. */
public final class RunningRedis implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback, AutoCloseable {
    private final RedisConnection connection = new RedisConnection();
    private LocalCloud cloud;

    public RunningRedis start() {
        cloud = LocalCloud.start(LocalCloudOptions.only(Part.REDIS));
        connection.setHost(cloud.environment().get("REDIS_HOST"));
        connection.setPort(port());
        connection.start();
        return this;
    }

    public int port() {
        return Integer.parseInt(cloud.environment().get("REDIS_PORT"));
    }

    public RedissonClient client() {
        return connection.client();
    }

    public void empty() {
        client().getKeys().flushdb();
    }

    @Override
    public void close() {
        connection.stop();
        cloud.close();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        start();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        empty();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        close();
    }

    /** A hash as text. */
    public Map<String, String> hash(String key) {
        return client().<String, String>getMap(key, StringCodec.INSTANCE).readAllMap();
    }
}
