package dev.wadi.blocks.lookup;

import dev.wadi.edge.redis.RedisConnection;
import dev.wadi.edge.redis.RedisConnections;
import org.apache.camel.Category;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.redisson.api.RedissonClient;

/**
 * Look up a field of a Redis hash.
 *
 * <p>All records of a poll ask in one call.
 */
@UriEndpoint(
        firstVersion = "0.2.0",
        scheme = "lookup-redis-hash",
        title = "Look up in a Redis hash",
        syntax = "lookup-redis-hash:key",
        producerOnly = true,
        category = {Category.CACHE, Category.DATABASE})
public class LookupRedisHashEndpoint extends LookupEndpoint {
    @UriPath(description = "Key of the hash.")
    @Metadata(required = true)
    private final String key;

    @UriParam(
            label = "producer",
            description = "The field that a record asks for, such as ${body[customer]}. Required.")
    @Metadata(required = true)
    private String field;

    @UriParam(
            label = "producer",
            defaultValue = "refuse",
            enums = "refuse,default,filter,hold",
            description =
                    "What becomes of a record whose field is not there: refuse sends it to the dead-letter queue, default goes on with defaultValue, filter ends it as filtered, hold waits until the field is there.")
    private String onMiss = "refuse";

    @UriParam(
            label = "producer",
            description =
                    "Prefix of the settings with the connection: with orders it is orders.redis-host, -port, -tls, -database, -secret and -password-key. The id of the route where it is not set.")
    private String settings;

    @UriParam(label = "producer,advanced", description = "A bean with the connection instead, such as #bean:redis.")
    private RedisConnection redis;

    public LookupRedisHashEndpoint(String uri, LookupRedisHashComponent component, String key) {
        super(uri, component);
        this.key = key;
    }

    @Override
    LookupSource<?> source() {
        if (field == null) {
            throw new IllegalArgumentException("Option field is missing. Write field: ${body[NAME]}");
        }
        return new RedisHashSource(getCamelContext(), this::client, key, expression("field", field));
    }

    /** The client that its settings name: of the route, where the step names no others. */
    private RedissonClient client(String route) {
        return redis != null
                ? redis.client()
                : RedisConnections.of(getCamelContext()).client(settings == null ? route : settings);
    }

    @Override
    public void check(String route) {
        check();
        if (redis == null) {
            RedisConnections.of(getCamelContext()).requireNamed(settings == null ? route : settings);
        }
    }

    public String getKey() {
        return key;
    }

    public String getField() {
        return field;
    }

    public void setField(String field) {
        this.field = field;
    }

    @Override
    public String getOnMiss() {
        return onMiss;
    }

    public void setOnMiss(String onMiss) {
        this.onMiss = onMiss;
    }

    public String getSettings() {
        return settings;
    }

    public void setSettings(String settings) {
        this.settings = settings;
    }

    public RedisConnection getRedis() {
        return redis;
    }

    public void setRedis(RedisConnection redis) {
        this.redis = redis;
    }
}
