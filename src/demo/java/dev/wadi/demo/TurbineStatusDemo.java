package dev.wadi.demo;

import dev.wadi.delivery.Outcome;
import dev.wadi.demo.FarmSignal.Filtered;
import dev.wadi.demo.FarmSignal.Refused;
import dev.wadi.demo.FarmSignal.Status;
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
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** turbine-status: 20,000 signals of a wind farm, to the latest status of each turbine. */
public final class TurbineStatusDemo implements PipelineDemo {
    private static final String PIPELINE = "turbine-status";
    private static final int SIGNALS = 20_000;
    private static final int SHARDS = 4;
    private static final int FED_AT_ONCE = 2_000;

    private final List<FarmSignal> signals =
            WindFarm.signals(SIGNALS, Clock.systemUTC().instant());
    private KinesisClient kinesis;
    private SqsClient sqs;
    private RedissonClient redis;
    private String stream;
    private String deadLetters;

    @Override
    public String pipeline() {
        return PIPELINE;
    }

    @Override
    public int shards() {
        return SHARDS;
    }

    @Override
    public void prepare(DemoWorld world) {
        kinesis = world.clients().kinesis();
        sqs = world.clients().sqs();
        redis = world.clients().redis();
        stream = world.value("turbine-status.stream");
        deadLetters = world.value("turbine-status.dead-letter-queue");
        Map<String, String> assets = new HashMap<>();
        WindFarm.turbines().forEach(turbine -> assets.put(turbine.mappingField(), turbine.mappingRow()));
        redis.<String, String>getMap("asset-metadata-mapping").putAll(assets);
        Map<String, String> codes = new HashMap<>();
        FarmCodes.BY_KIND.forEach((kind, rows) -> {
            String vendor = List.of("VMP", "TAC").contains(kind) ? "vestas" : "siemens";
            rows.forEach(row -> codes.put(vendor + "|" + kind + "|*|" + row.raw(), row.json()));
        });
        redis.<String, String>getMap("turbine-status-mapping").putAll(codes);
    }

    @Override
    public void feed(CamelContext context) {
        ProducerTemplate template = context.createProducerTemplate();
        for (int from = 0; from < signals.size(); from += FED_AT_ONCE) {
            List<OutgoingRecord> page = new ArrayList<>();
            for (FarmSignal signal : signals.subList(from, Math.min(from + FED_AT_ONCE, signals.size()))) {
                page.add(new OutgoingRecord(signal.turbine(), signal.json().getBytes(StandardCharsets.UTF_8)));
            }
            template.sendBody("kinesis-stream:" + stream, page);
        }
    }

    @Override
    public int total() {
        return signals.size();
    }

    @Override
    public int done(CamelContext context) {
        return outcomes(context).values().stream().mapToInt(Integer::intValue).sum();
    }

    @Override
    public DemoResult result(CamelContext context) {
        Map<String, Integer> outcomes = outcomes(context);
        Map<String, Map<String, String>> statuses = statuses();
        Map<String, Integer> letters = new DeadLetterCount(sqs, deadLetters).byReason();
        int deadLettered = letters.values().stream().mapToInt(Integer::intValue).sum();
        long in = new StreamCount(kinesis, stream).records();

        Expectations expected = new Expectations();
        expected.check("records on the stream", (long) SIGNALS, in);
        expected.check("outcomes", in, (long) done(context));
        expected.check("filtered", count(Filtered.class), (long) outcomes.getOrDefault(Outcome.FILTERED.name(), 0));
        expected.check("status signals", count(Status.class), competing(outcomes));
        expected.check("dead letters by reason", refusals(), letters);
        expected.check("statuses in Redis", StatusModel.hashes(signals), statuses);
        return new DemoResult(
                PIPELINE,
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
        notes.add("Redis         " + statuses.size() + " turbines, each with the status that the demo has worked out by itself");
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

    private static Map<String, Integer> outcomes(CamelContext context) {
        return OutcomeCount.of(context, PIPELINE);
    }
}
