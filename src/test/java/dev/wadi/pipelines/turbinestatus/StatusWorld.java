package dev.wadi.pipelines.turbinestatus;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wadi.app.ApplicationPlan;
import dev.wadi.app.installation.Installation;
import dev.wadi.demo.world.PipelineWorld;
import dev.wadi.edge.aws.Provision;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import dev.wadi.testing.DeadLetters;
import dev.wadi.testing.TextRecord;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.redisson.api.RMap;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/** The world of turbine-status in the tests of its route, with some mappings. The clock stands at {@link #NOW}. */
final class StatusWorld implements AutoCloseable {
    static final Path HOME = Path.of("").toAbsolutePath();
    static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    static final String ENRICHED = "enriched-signals";
    private static final String SHARD = "shardId-000000000000";

    private final PipelineWorld world =
            PipelineWorld.alone(new Installation(HOME), "turbine-status", LocalCloudOptions.defaults(), Map.of());
    private final DeadLetters letters = new DeadLetters(world.clients().sqs(), world.deadLetters("turbine-status"));

    int redisPort() {
        return world.port(Part.REDIS);
    }

    void createStream(String name) {
        Provision.stream(world.clients().kinesis(), name, 1);
    }

    /** The route of {@code home} with the settings of the local profile. */
    ApplicationPlan plan(Path home, Map<String, String> settings) {
        return world.plan(new Installation(home))
                .withInjectedInput()
                .withBean("clock", Clock.fixed(NOW, ZoneOffset.UTC))
                .withSettings(Map.of("camel.main.jmxEnabled", "false"))
                .withSettings(settings);
    }

    /** Only the mappings are there, and no dead letters. */
    void reset() {
        world.clients().redis().getKeys().flushdb();
        map("asset-metadata-mapping")
                .putAll(Map.of(
                        "acme|T-1|scada|*", "{\"asset_id\":\"ast-1\",\"signals\":{\"Sts.Vmp\":\"VMP_STATUS\"}}",
                        "acme|T-2|scada|*", "{\"asset_id\":\"ast-2\"}",
                        "acme|S-1|scada|*", "{\"asset_id\":\"ast-3\",\"vendor\":\"siemens\"}",
                        "acme|X-1|scada|*", "{\"asset_id\":\"ast-4\",\"vendor\":\"nordex\"}",
                        "acme|C-1|scada|*", "{"));
        map("turbine-status-mapping")
                .putAll(Map.of(
                        "vestas|VMP|*|1", "{\"status_code\":10,\"status\":\"RUN\",\"category\":\"FULL\"}",
                        "vestas|VMP|*|2", "{\"status_code\":90,\"status\":\"STOP\"}",
                        "vestas|TAC|*|7", "{\"status_code\":20,\"status\":\"WIND\"}",
                        "siemens|STATE|*|RUN", "{\"status_code\":5,\"status\":\"RUN\"}"));
        letters();
    }

    RMap<String, String> map(String key) {
        return world.clients().redis().getMap(key);
    }

    Map<String, String> status(String asset) {
        return map(asset).readAllMap();
    }

    void putText(String key, String value) {
        world.clients().redis().getBucket(key).set(value);
    }

    /** The JSON secret of this name holds this password, whatever it held before. */
    void putPassword(String secret, String password) {
        world.clients().putPassword(secret, password);
    }

    /** Takes the dead letters off their queue. */
    List<JsonNode> letters() {
        return letters.take();
    }

    List<Record> enriched() {
        KinesisClient kinesis = world.clients().kinesis();
        String iterator = kinesis.getShardIterator(request ->
                        request.streamName(ENRICHED).shardId(SHARD).shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                .shardIterator();
        return kinesis.getRecords(request -> request.shardIterator(iterator)).records();
    }

    static JsonNode json(String text) {
        return DeadLetters.json(text);
    }

    /** @param second before {@link #NOW} where it is negative */
    static TextRecord signal(String id, String asset, String name, String value, int second) {
        return new TextRecord(id, """
                {"customer_name":"acme","customer_asset_id":"%s","source_system":"scada","signal_version":3,\
                "signal_name":"%s","value":%s,"timestamp":"%s"}""".formatted(asset, name, value, NOW.plusSeconds(second)));
    }

    @Override
    public void close() {
        world.close();
    }
}
