package dev.wadi.bench.turbinestatus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wadi.source.kinesis.StreamRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.redisson.Redisson;
import org.redisson.api.RMap;
import org.redisson.api.RedissonClient;

/** What the replaced system did: for each record one look-up of the asset and one write of the status, each waited for. */
final class TwoRoundTripsClient implements AutoCloseable {
    private final ObjectMapper json = new ObjectMapper();
    private final RedissonClient redis;
    private final RMap<String, String> assets;

    TwoRoundTripsClient(int redisPort) {
        redis = Redisson.create(RedisClients.at(redisPort));
        assets = redis.getMap("asset-metadata-mapping");
    }

    void handle(List<StreamRecord> poll) {
        try {
            for (StreamRecord record : poll) {
                handle(json.readTree(record.data()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void handle(JsonNode signal) throws JsonProcessingException {
        String field = signal.get("customer_name").textValue() + "|"
                + signal.get("customer_asset_id").textValue() + "|"
                + signal.get("source_system").textValue() + "|"
                + signal.get("signal_version").textValue();
        JsonNode asset = json.readTree(assets.get(field));
        String kind = asset.path("signals").path(signal.get("signal_name").textValue()).asText("");
        if (kind.isEmpty()) {
            return;
        }
        redis.<String, String>getMap(asset.get("asset_id").textValue())
                .putAll(Map.of(
                        "code", signal.get("value").asText(),
                        "ts", signal.get("timestamp").textValue(),
                        "kind", kind));
    }

    @Override
    public void close() {
        redis.shutdown();
    }
}
