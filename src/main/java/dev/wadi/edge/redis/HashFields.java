package dev.wadi.edge.redis;

import dev.wadi.delivery.HoldException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.redisson.api.RedissonClient;
import org.redisson.client.RedisException;
import org.redisson.client.codec.StringCodec;

/**
 * Fields of one hash in Redis, read by one HMGET.
 *
 * @param redis asked at each use, as the connection comes with the start of the application
 * @param thing what the hash is to people, such as {@code The mapping asset-codes}
 */
public record HashFields(Supplier<RedissonClient> redis, String key, String thing) {

    /**
     * Those that are there.
     *
     * @throws HoldException if the key holds something else than a hash: no record is to blame
     */
    public Map<String, String> read(Set<String> fields) {
        Set<String> possible = fields.stream().filter(HashFields::canBeStored).collect(Collectors.toSet());
        if (possible.isEmpty()) {
            return Map.of();
        }
        try {
            return redis.get().<String, String>getMap(key, StringCodec.INSTANCE).getAll(possible);
        } catch (RedisException e) {
            if (String.valueOf(e.getMessage()).contains("WRONGTYPE")) {
                throw new HoldException(thing + " is not a hash in Redis", e);
            }
            throw e;
        }
    }

    /** Half a surrogate pair has no form in UTF-8: it would be looked up as a question mark, and could find one. */
    private static boolean canBeStored(String field) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(field);
    }
}
