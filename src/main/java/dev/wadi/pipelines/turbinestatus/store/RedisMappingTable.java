package dev.wadi.pipelines.turbinestatus.store;

import dev.wadi.delivery.HoldException;
import dev.wadi.pipelines.turbinestatus.MappingTable;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.redisson.api.RedissonClient;
import org.redisson.client.RedisException;
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

    /** @throws HoldException if the key holds something else than a hash: no record is to blame */
    @Override
    public Map<String, String> rows(Set<String> fields, Runnable atHand) {
        Set<String> possible =
                fields.stream().filter(RedisMappingTable::canBeStored).collect(Collectors.toSet());
        try {
            return redis.get().<String, String>getMap(key, StringCodec.INSTANCE).getAll(possible);
        } catch (RedisException e) {
            if (String.valueOf(e.getMessage()).contains("WRONGTYPE")) {
                throw new HoldException("The mapping " + key + " is not a hash in Redis", e);
            }
            throw e;
        }
    }

    /** Half a surrogate pair has no form in UTF-8: it would be looked up as a question mark, and could find one. */
    private static boolean canBeStored(String field) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(field);
    }
}
