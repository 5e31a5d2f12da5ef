package dev.wadi.blocks.redis;

import dev.wadi.blocks.BlockReason;
import dev.wadi.blocks.EffectEndpoint;
import dev.wadi.edge.redis.RedisConnection;
import dev.wadi.edge.redis.RedisConnections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Category;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.redisson.api.RedissonClient;

/**
 * Set fields of a Redis hash, all of them or none.
 *
 * <p>With {@code newer} only for a record that is newer than what is there: a record that is not ends as unchanged. All records of a poll go in one call.
 */
@UriEndpoint(
        firstVersion = "0.2.0",
        scheme = "redis-hash-set",
        title = "Set fields of a Redis hash",
        syntax = "redis-hash-set:key",
        producerOnly = true,
        category = {Category.CACHE, Category.DATABASE})
public class RedisHashSetEndpoint extends EffectEndpoint {
    @UriPath(description = "Key of the hash, mostly with an expression, such as depot:${body[depot]}.")
    @Metadata(required = true)
    private final String key;

    @UriParam(
            label = "producer",
            prefix = "field.",
            multiValue = true,
            description = "A field that is set: field.status with ${body[status]}. At least one.")
    private Map<String, Object> fieldValues = new TreeMap<>();

    @UriParam(
            label = "producer",
            description =
                    "The field by which a record is newer than what is there, such as changed; several with commas, where the first does not decide. Each is one of field.NAME. Without it the record that comes last wins, also one that is redelivered.")
    private String newer;

    @UriParam(
            label = "producer",
            defaultValue = "time",
            description =
                    "How the fields of newer compare: time (with a zone, such as 2026-11-20T10:00:00Z), number or text (by byte); one for all of them, or one for each with commas.")
    private String newerIs = "time";

    @UriParam(
            label = "producer",
            description =
                    "The reason of records that cannot be set. Where it is not set, each cause has its own. A missing field keeps missing_field.")
    private String reason;

    @UriParam(
            label = "producer",
            description =
                    "Prefix of the settings with the connection: with orders it is orders.redis-host, -port, -tls, -database, -secret and -password-key. The id of the route where it is not set.")
    private String settings;

    @UriParam(label = "producer,advanced", description = "A bean with the connection instead, such as #bean:redis.")
    private RedisConnection redis;

    private HashFieldsOfRecord fields;
    private List<DecidingField> deciding;

    public RedisHashSetEndpoint(String uri, RedisHashSetComponent component, String key) {
        super(uri, component);
        this.key = key;
    }

    /** @throws IllegalArgumentException for options that make no sense together */
    void prepare() {
        if (reason != null) {
            new BlockReason(reason);
        }
        if (fieldValues.isEmpty()) {
            throw new IllegalArgumentException("Nothing is set. Write field.NAME: ${body[FIELD]}");
        }
        deciding = newer == null ? List.of() : DecidingField.parse(newer, newerIs);
        for (DecidingField field : deciding) {
            if (!fieldValues.containsKey(field.name())) {
                throw new IllegalArgumentException("Option newer names " + field.name()
                        + ", which is not set. Write field." + field.name() + ": ${body[FIELD]}");
            }
        }
        fields = HashFieldsOfRecord.of(getCamelContext(), key, fieldValues, deciding);
    }

    @Override
    public Producer createProducer() {
        return new RedisHashSetProducer(this, fields, route -> new HashStore(() -> client(route), deciding));
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

    public Map<String, Object> getFieldValues() {
        return fieldValues;
    }

    public void setFieldValues(Map<String, Object> fieldValues) {
        this.fieldValues = fieldValues;
    }

    public String getNewer() {
        return newer;
    }

    public void setNewer(String newer) {
        this.newer = newer;
    }

    public String getNewerIs() {
        return newerIs;
    }

    public void setNewerIs(String newerIs) {
        this.newerIs = newerIs;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
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
