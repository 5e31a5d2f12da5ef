package dev.wadi.demo.turbinestatus;

import static dev.wadi.demo.turbinestatus.TurbineStatusSample.NAME;

import dev.wadi.delivery.Outcome;
import dev.wadi.demo.sample.DeadLetterCount;
import dev.wadi.demo.sample.DemoResult;
import dev.wadi.demo.sample.Expectations;
import dev.wadi.demo.sample.OutcomeCount;
import dev.wadi.demo.sample.PipelineDemo;
import dev.wadi.demo.turbinestatus.FarmSignal.Filtered;
import dev.wadi.demo.turbinestatus.FarmSignal.Refused;
import dev.wadi.demo.turbinestatus.FarmSignal.Status;
import dev.wadi.demo.world.PipelineWorld;
import dev.wadi.demo.world.StreamTail;
import dev.wadi.pipelines.turbinestatus.StatusOutcome;
import dev.wadi.source.kinesis.OutgoingRecord;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.redisson.api.RedissonClient;
import org.redisson.api.options.KeysScanOptions;

/** 20,000 signals of a wind farm, to the latest status of each turbine. */
final class TurbineStatusDemo implements PipelineDemo {
    private static final int SIGNALS = 20_000;
    private static final int SHARDS = 4;
    private static final int FED_AT_ONCE = 2_000;

    private final List<FarmSignal> signals =
            WindFarm.signals(SIGNALS, Clock.systemUTC().instant());
    private PipelineWorld world;
    private RedissonClient redis;

    @Override
    public int shards() {
        return SHARDS;
    }

    @Override
    public void prepare(PipelineWorld made) {
        world = made;
        redis = world.clients().redis();
        Map<String, String> assets = new HashMap<>();
        WindFarm.turbines().forEach(turbine -> assets.put(turbine.mappingField(), turbine.mappingRow()));
        redis.<String, String>getMap(world.value("ASSET_MAPPING_KEY")).putAll(assets);
        Map<String, String> codes = new HashMap<>();
        FarmCodes.BY_KIND.forEach((kind, rows) -> {
            String vendor = List.of("VMP", "TAC").contains(kind) ? "vestas" : "siemens";
            rows.forEach(row -> codes.put(vendor + "|" + kind + "|*|" + row.raw(), row.json()));
        });
        redis.<String, String>getMap(world.value("TURBINE_STATUS_MAPPING_KEY")).putAll(codes);
    }

    @Override
    public void feed(CamelContext context) {
        ProducerTemplate template = context.createProducerTemplate();
        for (int from = 0; from < signals.size(); from += FED_AT_ONCE) {
            List<OutgoingRecord> page = new ArrayList<>();
            for (FarmSignal signal : signals.subList(from, Math.min(from + FED_AT_ONCE, signals.size()))) {
                page.add(new OutgoingRecord(signal.turbine(), signal.json().getBytes(StandardCharsets.UTF_8)));
            }
            template.sendBody("kinesis-stream:" + world.source(NAME), page);
        }
    }

    @Override
    public int total() {
        return signals.size();
    }

    @Override
    public DemoResult result(CamelContext context) {
        Map<String, Integer> outcomes = OutcomeCount.of(context, NAME);
        Map<String, Map<String, String>> statuses = statuses();
        Map<String, Integer> letters = DeadLetterCount.byReason(world, NAME);
        int deadLettered = letters.values().stream().mapToInt(Integer::intValue).sum();
        long in = new StreamTail(world, world.source(NAME)).texts().size();

        Expectations expected = new Expectations();
        expected.check("records on the stream", (long) SIGNALS, in);
        expected.check("outcomes", in, (long) OutcomeCount.all(context, NAME));
        expected.check("filtered", count(Filtered.class), (long) outcomes.getOrDefault(Outcome.FILTERED.name(), 0));
        expected.check("status signals", count(Status.class), competing(outcomes));
        expected.check("dead letters by reason", refusals(), letters);
        expected.check("statuses in Redis", StatusModel.hashes(signals), statuses);
        return new DemoResult(
                NAME,
                in,
                competing(outcomes),
                outcomes.getOrDefault(Outcome.FILTERED.name(), 0),
                deadLettered,
                "Redis hashes ast-1001 .. ast-" + (1000 + WindFarm.TURBINES),
                notes(outcomes, letters, statuses),
                expected.problems());
    }

    private List<String> notes(
            Map<String, Integer> outcomes, Map<String, Integer> letters, Map<String, Map<String, String>> statuses) {
        List<String> notes = new ArrayList<>();
        notes.add("Redis         " + statuses.size()
                + " turbines, each with the status that the demo has calculated");
        notes.add("outcomes      " + new TreeMap<>(outcomes));
        notes.add("dead letters  " + letters);
        for (Map<String, String> status : threeDifferent(statuses)) {
            notes.add(status.get("asset_id") + "      " + status.get("status") + " (" + status.get("status_code") + ", "
                    + status.get("category") + ") since " + status.get("status_ts") + " by "
                    + status.get("status_signal") + " of " + status.get("vendor"));
        }
        return notes;
    }

    /** One turbine each for three different statuses, as far as there are so many. */
    private static Collection<Map<String, String>> threeDifferent(Map<String, Map<String, String>> statuses) {
        Map<String, Map<String, String>> byStatus = new LinkedHashMap<>();
        new TreeMap<>(statuses).values().forEach(hash -> byStatus.putIfAbsent(hash.get("status"), hash));
        return byStatus.values().stream().limit(3).toList();
    }

    /** The records whose status was saved, was late, or was there already. */
    private static long competing(Map<String, Integer> outcomes) {
        return Stream.of(StatusOutcome.values())
                .mapToLong(outcome -> outcomes.getOrDefault(outcome.name(), 0))
                .sum();
    }

    private long count(Class<?> fate) {
        return signals.stream().filter(signal -> fate.isInstance(signal.fate())).count();
    }

    private Map<String, Integer> refusals() {
        return signals.stream()
                .filter(signal -> signal.fate() instanceof Refused)
                .collect(Collectors.toMap(
                        signal -> ((Refused) signal.fate()).reason(), signal -> 1, Integer::sum, TreeMap::new));
    }

    private Map<String, Map<String, String>> statuses() {
        Map<String, Map<String, String>> statuses = new HashMap<>();
        redis.getKeys()
                .getKeys(KeysScanOptions.defaults().pattern("ast-*"))
                .forEach(key ->
                        statuses.put(key, redis.<String, String>getMap(key).readAllMap()));
        return statuses;
    }
}
