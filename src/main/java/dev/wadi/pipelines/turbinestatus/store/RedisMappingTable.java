package dev.wadi.pipelines.turbinestatus.store;

import dev.wadi.delivery.HoldException;
import dev.wadi.edge.redis.HashFields;
import dev.wadi.pipelines.turbinestatus.MappingTable;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.redisson.api.RedissonClient;

/** A mapping hash in Redis, read by one HMGET. */
public final class RedisMappingTable implements MappingTable {
    private final HashFields hash;

    /** @param redis asked at each use, as the connection comes with the start of the application */
    public RedisMappingTable(Supplier<RedissonClient> redis, String key) {
        hash = new HashFields(redis, key, "The mapping " + key);
    }

    /** @throws HoldException if the key holds something else than a hash: no record is to blame */
    @Override
    public Map<String, String> rows(Set<String> fields, Runnable atHand) {
        return hash.read(fields);
    }
}
