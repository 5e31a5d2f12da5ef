package dev.wadi.turbinestatus.store;

import dev.wadi.turbinestatus.MappingTable;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;

/** A mapping hash in Redis, read by one HMGET. */
public final class RedisMappingTable implements MappingTable {
    private final Supplier<RedissonClient> redis;
    private final String key;

    /** @param redis asked at each use, as the connection comes with the start of the application */
    public RedisMappingTable(Supplier<RedissonClient> redis, String key) {
        this.redis = redis;
        this.key = key;
    }

    @Override
    public Map<String, String> rows(Set<String> fields) {
        return redis.get().<String, String>getMap(key, StringCodec.INSTANCE).getAll(fields);
    }
}
