package dev.wadi.bench.turbinestatus;

import dev.wadi.source.kinesis.StreamRecord;
import dev.wadi.pipelines.turbinestatus.AssetFinder;
import dev.wadi.pipelines.turbinestatus.CodeMapper;
import dev.wadi.pipelines.turbinestatus.CodeType;
import dev.wadi.delivery.RefusedException;
import dev.wadi.pipelines.turbinestatus.Signal;
import dev.wadi.pipelines.turbinestatus.StatusChange;
import dev.wadi.pipelines.turbinestatus.CodeFinder;
import dev.wadi.pipelines.turbinestatus.CodedSignal;
import dev.wadi.pipelines.turbinestatus.Vendor;
import dev.wadi.edge.redis.HashFields;
import dev.wadi.pipelines.turbinestatus.MappingTable;
import dev.wadi.pipelines.turbinestatus.store.StatusStore;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;

/** What a person would write without Camel: the same parsing, look-ups and script in a plain loop, no error handling beyond counting. */
final class SignalLoop implements AutoCloseable {
    private final RedissonClient redis;
    private final CodeMapper mapper = new CodeMapper(Clock.systemUTC(), Duration.ofMinutes(10));
    private final AssetFinder finder;
    private final CodeFinder codes;
    private final StatusStore store;
    private int refused;

    SignalLoop(int redisPort) {
        redis = Redisson.create(RedisClients.at(redisPort));
        Map<String, String> signals = new LinkedHashMap<>();
        signals.put("VMP_STATUS", "VMP");
        signals.put("TAC_STATUS", "TAC");
        finder = new AssetFinder(
                mapping("asset-metadata-mapping"),
                List.of(new Vendor("vestas", signals, CodeType.INTEGER, Vendor.Combination.HIGHEST)),
                Set.of());
        codes = new CodeFinder(mapping("turbine-status-mapping"));
        store = new StatusStore(() -> redis);
    }

    private MappingTable mapping(String key) {
        HashFields hash = new HashFields(() -> redis, key, key);
        return (fields, atHand) -> hash.read(fields);
    }

    void handle(List<StreamRecord> poll) {
        List<Signal> parsed = new ArrayList<>(poll.size());
        for (StreamRecord record : poll) {
            try {
                parsed.add(Signal.parse(record));
            } catch (RefusedException e) {
                refused++;
            }
        }
        List<StatusChange> changes = new ArrayList<>();
        for (CodedSignal signal : codes.find(finder.find(parsed, (record, why) -> refused++, () -> {}), () -> {})) {
            if (signal.signal().kind().isPresent()) {
                try {
                    changes.add(mapper.map(signal));
                } catch (RefusedException e) {
                    refused++;
                }
            }
        }
        store.save(changes);
        if (refused > 0) {
            throw new IllegalStateException(refused + " records of the sample were refused");
        }
    }

    @Override
    public void close() {
        redis.shutdown();
    }
}
