package dev.wadi.edge.redis;

import java.util.concurrent.TimeUnit;
import org.redisson.api.RedissonClient;

/** A connection of its own to a Redis on this machine, which ends with the test. */
final class ConnectedRedis implements AutoCloseable {
    private final RedisConnection connection = new RedisConnection();

    ConnectedRedis(int port) {
        connection.setHost("127.0.0.1");
        connection.setPort(port);
        connection.start();
    }

    RedissonClient client() {
        return connection.client();
    }

    @Override
    public void close() {
        connection.client().shutdown(0, 5, TimeUnit.SECONDS);
    }
}
