package dev.wadi.blocks.lookup;

import dev.wadi.blocks.FieldExpression;
import dev.wadi.delivery.HoldException;
import dev.wadi.delivery.PollRecord;
import dev.wadi.delivery.RefusedException;
import dev.wadi.delivery.SettingNames;
import dev.wadi.edge.redis.HashFields;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.redisson.api.RedissonClient;

/** Fields of a hash, by one HMGET. */
final class RedisHashSource implements LookupSource<String> {
    private final CamelContext context;
    private final Function<String, RedissonClient> redis;
    private final String hash;
    private final FieldExpression field;

    RedisHashSource(CamelContext context, Function<String, RedissonClient> redis, String hash, FieldExpression field) {
        this.context = context;
        this.redis = redis;
        this.hash = hash;
        this.field = field;
    }

    @Override
    public String key(PollRecord one) throws RefusedException {
        return field.text(one);
    }

    @Override
    public Map<String, Object> read(String route, Set<String> fields, Map<String, String> refused) {
        return new HashMap<>(new HashFields(() -> redis.apply(route), hash, "The hash " + name()).read(fields));
    }

    @Override
    public String missing(String one) {
        return "the hash " + hash + " has no field " + one;
    }

    @Override
    public HoldException hold(String one) {
        return new HoldException("The hash " + name() + " has no field " + one);
    }

    private String name() {
        return hash + SettingNames.inBrackets(SettingNames.of(context, "redis-hash", hash));
    }
}
