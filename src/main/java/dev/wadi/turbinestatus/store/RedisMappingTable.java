package dev.wadi.turbinestatus.store;

import dev.wadi.redis.RedisConnection;
import dev.wadi.turbinestatus.MappingTable;
import java.util.Map;
import java.util.Set;
import org.redisson.client.codec.StringCodec;

/** A mapping hash in Redis, read by one HMGET. */
public final class RedisMappingTable implements MappingTable {
    private final RedisConnection redis;
    private final String key;

    public RedisMappingTable(RedisConnection redis, String key) {
        this.redis = redis;
        this.key = key;
    }

    @Override
    public Map<String, String> rows(Set<String> fields) {
        return redis.client().<String, String>getMap(key, StringCodec.INSTANCE).getAll(fields);
    }
}
