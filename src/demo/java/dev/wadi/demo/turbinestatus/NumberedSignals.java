package dev.wadi.demo.turbinestatus;

import dev.wadi.demo.sample.NumberedInputs;
import dev.wadi.demo.world.PipelineWorld;
import dev.wadi.demo.world.StreamTail;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.redisson.api.RBatch;
import org.redisson.api.RFuture;
import org.redisson.api.RedissonClient;

/**
 * Each number is a turbine of its own, which starts to run. Its effect is the hash of the turbine, which must be exactly what one delivery
 * makes of it; the enriched stream may repeat a record, under the same {@code source_id}: another one counts as another effect.
 */
final class NumberedSignals implements NumberedInputs {
    private static final Pattern ENRICHED =
            Pattern.compile("\"asset_id\":\"T-(\\d+)\".*\"status\":\"RUNNING\".*\"source_id\":\"([^\"]+)\"");
    private static final String TIME = "2026-01-01T00:00:00.000Z";
    private static final int PAGE = 1_000;

    private final RedissonClient redis;
    private final String assets;
    private final StreamTail enriched;

    NumberedSignals(PipelineWorld world) {
        redis = world.clients().redis();
        assets = world.value("ASSET_MAPPING_KEY");
        enriched = new StreamTail(world, world.value(TurbineStatusSample.ENRICHED_STREAM));
        redis.getMap(world.value("TURBINE_STATUS_MAPPING_KEY"))
                .put("vestas|VMP|*|0", "{\"status_code\":10,\"status\":\"RUNNING\"}");
    }

    @Override
    public void expect(int from, int to) {
        Map<String, String> rows = new HashMap<>();
        for (int number = from; number <= to; number++) {
            rows.put("acme|T-" + number + "|scada|*", "{\"asset_id\":\"" + asset(number) + "\"}");
        }
        redis.<String, String>getMap(assets).putAll(rows);
    }

    @Override
    public String input(int number, String moreFields) {
        return String.format(Locale.ROOT, """
                {"customer_name":"acme","customer_asset_id":"T-%d","source_system":"scada","signal_version":1,\
                "signal_name":"VMP_STATUS","value":0,"timestamp":"%s"%s}""", number, TIME, moreFields);
    }

    @Override
    public Map<Integer, Integer> effects(int inputs) {
        Set<Integer> saved = saved(inputs);
        Map<Integer, Set<String>> put = new HashMap<>();
        for (String text : enriched.texts()) {
            Matcher found = ENRICHED.matcher(text);
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
                answers.put(number, batch.getMap(asset(number)).readAllMapAsync());
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

    private static void requireOneDelivery(int number, Map<Object, Object> hash) {
        Map<String, String> one = Map.ofEntries(
                Map.entry("asset_id", asset(number)),
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

    private static String asset(int number) {
        return "T-" + number;
    }
}
