package dev.wadi.bench.turbinestatus;

import dev.wadi.bench.SampleRecord;
import dev.wadi.demo.world.PipelineWorld;
import dev.wadi.source.kinesis.StreamRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.redisson.api.RedissonClient;

/** Signals of 120 turbines over some hours: VMP and TAC codes, one in five of another kind that the filter drops. The same at every run. */
final class SignalSample {
    private static final int TURBINES = 120;
    private static final int[] VMP_CODES = {0, 25, 3, 102, 309};
    private static final int[] TAC_CODES = {1, 4, 7, 9, 0};

    private final List<List<StreamRecord>> polls = new ArrayList<>();

    static SignalSample of(int records, int poll) {
        SignalSample sample = new SignalSample();
        Random random = new Random(7);
        List<StreamRecord> batch = new ArrayList<>();
        for (int i = 0; i < records; i++) {
            byte[] signal = json(i, random).getBytes(StandardCharsets.UTF_8);
            batch.add(SampleRecord.of("turbine-signals", i, "WTG", signal));
            if (batch.size() == poll || i == records - 1) {
                sample.polls.add(batch);
                batch = new ArrayList<>();
            }
        }
        return sample;
    }

    private static String json(int i, Random random) {
        int turbine = i % TURBINES;
        int kind = random.nextInt(5);
        String signal = kind == 0 ? "Grd.Prod.Pwr" : kind < 3 ? "Sts.VmpState" : "Sts.TacCat";
        int code = kind < 3 ? VMP_CODES[random.nextInt(5)] : TAC_CODES[random.nextInt(5)];
        Instant time = SampleRecord.ARRIVAL.plusMillis(i * 100L);
        return "{\"customer_name\":\"NordicWind\",\"customer_asset_id\":\"WTG-" + turbine
                + "\",\"source_system\":\"VOB-Esbjerg\",\"signal_version\":\"v2\",\"signal_name\":\"" + signal
                + "\",\"value\":" + code + ",\"timestamp\":\"" + time + "\"}";
    }

    List<List<StreamRecord>> polls() {
        return polls;
    }

    List<List<StreamRecord>> firstPolls(int records) {
        return polls.subList(0, records / polls.get(0).size());
    }

    static void fillMappings(PipelineWorld world) {
        Map<String, String> assets = new HashMap<>();
        for (int turbine = 0; turbine < TURBINES; turbine++) {
            assets.put(
                    "NordicWind|WTG-" + turbine + "|VOB-Esbjerg|v2",
                    "{\"asset_id\":\"ast-" + turbine + "\",\"vendor\":\"vestas\",\"profile\":\"V90\","
                            + "\"signals\":{\"Sts.VmpState\":\"VMP_STATUS\",\"Sts.TacCat\":\"TAC_STATUS\"}}");
        }
        Map<String, String> codes = new HashMap<>();
        for (int i = 0; i < VMP_CODES.length; i++) {
            codes.put("vestas|VMP|*|" + VMP_CODES[i], row(10 * (i + 1), "VMP_" + VMP_CODES[i]));
            codes.put("vestas|TAC|*|" + TAC_CODES[i], row(10 * (i + 1), "TAC_" + TAC_CODES[i]));
        }
        RedissonClient redis = world.clients().redis();
        redis.<String, String>getMap(world.value("ASSET_MAPPING_KEY")).putAll(assets);
        redis.<String, String>getMap(world.value("TURBINE_STATUS_MAPPING_KEY")).putAll(codes);
    }

    /** Each contender begins with no status, so that each has the same to write. */
    static void forgetStatuses(PipelineWorld world) {
        world.clients().redis().getKeys().deleteByPattern("ast-*");
    }

    private static String row(int statusCode, String status) {
        return "{\"status_code\":" + statusCode + ",\"status\":\"" + status + "\",\"category\":\"FULL_PERFORMANCE\"}";
    }
}
