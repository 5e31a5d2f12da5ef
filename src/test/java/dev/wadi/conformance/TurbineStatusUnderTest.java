package dev.wadi.conformance;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.redisson.Redisson;
import org.redisson.api.RBatch;
import org.redisson.api.RFuture;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;

/**
 * Each number is a turbine of its own, which starts to run. Its effect is the hash of the turbine, which must be exactly what one delivery
 * makes of it; the enriched stream may repeat a record, under the same {@code source_id}: another one counts as another effect.
 */
final class TurbineStatusUnderTest implements PipelineUnderTest {
    private static final String ENRICHED = "enriched-signals";
    private static final String TIME = "2026-01-01T00:00:00.000Z";
    private static final int ENRICHED_SHARDS = 4;
    private static final int PAGE = 1_000;

    private final World world;
    private final RedissonClient redis;
    private final Pattern enriched;
    private final StreamTail tail;

    TurbineStatusUnderTest(World world) {
        this.world = world;
        enriched = Pattern.compile(
                "\"asset_id\":\"" + world.prefix() + "-(\\d+)\".*\"status\":\"RUNNING\".*\"source_id\":\"([^\"]+)\"");
        Config config = new Config();
        config.setCodec(StringCodec.INSTANCE);
        config.useSingleServer()
                .setAddress("redis://" + world.environment().get("REDIS_HOST") + ":"
                        + world.environment().get("REDIS_PORT"))
                .setConnectionPoolSize(2)
                .setConnectionMinimumIdleSize(1);
        redis = Redisson.create(config);
        redis.getMap(key("codes")).put("vestas|VMP|*|0", "{\"status_code\":10,\"status\":\"RUNNING\"}");
        world.createStream(ENRICHED, ENRICHED_SHARDS);
        tail = new StreamTail(world.kinesis(), ENRICHED);
    }

    @Override
    public String name() {
        return "turbine-status";
    }

    @Override
    public Source.Kind source() {
        return Source.Kind.STREAM;
    }

    @Override
    public Map<String, String> environment() {
        return Map.of(
                "ASSET_MAPPING_KEY",
                key("assets"),
                "TURBINE_STATUS_MAPPING_KEY",
                key("codes"),
                "VMP_SIGNAL",
                "VMP_STATUS",
                "TAC_SIGNAL",
                "TAC_STATUS",
                "TURBINE_STATUS_ENRICHED_STREAM",
                ENRICHED);
    }

    @Override
    public void expect(int from, int to) {
        Map<String, String> rows = new HashMap<>();
        for (int number = from; number <= to; number++) {
            rows.put("acme|T-" + number + "|scada|*", "{\"asset_id\":\"" + key(number) + "\"}");
        }
        redis.<String, String>getMap(key("assets")).putAll(rows);
    }

    @Override
    public String input(int number, String moreFields) {
        return """
                {"customer_name":"acme","customer_asset_id":"T-%d","source_system":"scada","signal_version":1,\
                "signal_name":"VMP_STATUS","value":0,"timestamp":"%s"%s}""".formatted(number, TIME, moreFields);
    }

    @Override
    public Map<Integer, Integer> effects(int inputs) {
        Set<Integer> saved = saved(inputs);
        Map<Integer, Set<String>> put = new HashMap<>();
        for (String text : tail.texts()) {
            Matcher found = enriched.matcher(text);
            if (found.find()) {
                put.computeIfAbsent(Integer.valueOf(found.group(1)), number -> new HashSet<>())
                        .add(found.group(2));
            }
        }
        Map<Integer, Integer> effects = new HashMap<>();
        put.forEach((number, sources) -> {
            if (saved.contains(number)) {
                effects.put(number, sources.size());
            }
        });
        return effects;
    }

    private Set<Integer> saved(int inputs) {
        Set<Integer> saved = new HashSet<>();
        for (int from = 1; from <= inputs; from += PAGE) {
            Map<Integer, RFuture<Map<Object, Object>>> answers = new HashMap<>();
            RBatch batch = redis.createBatch();
            for (int number = from; number <= inputs && number < from + PAGE; number++) {
                answers.put(number, batch.getMap(key(number)).readAllMapAsync());
            }
            batch.execute();
            answers.forEach((number, answer) -> {
                Map<Object, Object> hash = answer.toCompletableFuture().join();
                if (!hash.isEmpty()) {
                    requireOneDelivery(number, hash);
                    saved.add(number);
                }
            });
        }
        return saved;
    }

    private void requireOneDelivery(int number, Map<Object, Object> hash) {
        Map<String, String> one = Map.ofEntries(
                Map.entry("asset_id", key(number)),
                Map.entry("vendor", "vestas"),
                Map.entry("status_code", "10"),
                Map.entry("status", "RUNNING"),
                Map.entry("category", ""),
                Map.entry("status_signal", "VMP"),
                Map.entry("status_ts", TIME),
                Map.entry("updated_ts", TIME),
                Map.entry("vmp_code", "0"),
                Map.entry("vmp_status_code", "10"),
                Map.entry("vmp_status", "RUNNING"),
                Map.entry("vmp_category", ""),
                Map.entry("vmp_ts", TIME),
                Map.entry("vmp_source", "scada"));
        if (!hash.equals(one)) {
            throw new AssertionError("turbine " + number + " is " + hash + " instead of " + one);
        }
    }

    private String key(Object name) {
        return world.prefix() + "-" + name;
    }

    @Override
    public void close() {
        redis.shutdown();
    }
}
