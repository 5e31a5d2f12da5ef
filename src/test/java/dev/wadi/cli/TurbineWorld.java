package dev.wadi.cli;

import dev.wadi.app.installation.Installation;
import dev.wadi.demo.world.PipelineWorld;
import dev.wadi.demo.world.StreamTail;
import dev.wadi.edge.aws.Provision;
import dev.wadi.local.LocalCloud;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.redisson.api.RedissonClient;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The world of turbine-status for a process, with mappings of turbines 1 to 9. */
final class TurbineWorld implements AutoCloseable {
    private static final String PIPELINE = "turbine-status";

    private final PipelineWorld world;
    private final RedissonClient redis;

    /** @param redisPassword empty: it asks for none */
    TurbineWorld(LocalCloud cloud, String redisPassword) {
        world = PipelineWorld.within(new Installation(Path.of("").toAbsolutePath()), cloud.environment(), redisPassword)
                .make(PIPELINE, 1, Map.of());
        redis = world.clients().redis();
        fillMappings();
    }

    Map<String, String> environment() {
        Map<String, String> environment = world.environment();
        environment.put("WADI_KINESIS_FAILOVER_TIME", "2000");
        environment.put("CAMEL_MANAGEMENT_PORT", "0");
        return environment;
    }

    void createStream(String name) {
        Provision.stream(world.clients().kinesis(), name, 1);
    }

    /** Another than Redis asks for. */
    void putSecret(String password) {
        world.clients().putPassword(PipelineWorld.SECRET, password);
    }

    private void fillMappings() {
        for (int turbine = 1; turbine < 10; turbine++) {
            redis.<String, String>getMap(world.value("ASSET_MAPPING_KEY"))
                    .put("N|WTG-" + turbine + "|V|v2", "{\"asset_id\":\"ast-" + turbine + "\"}");
        }
        redis.<String, String>getMap(world.value("TURBINE_STATUS_MAPPING_KEY"))
                .putAll(Map.of(
                        "vestas|VMP|*|0", "{\"status_code\":10,\"status\":\"RUNNING\"}",
                        "vestas|VMP|*|3", "{\"status_code\":40,\"status\":\"LOW_WIND\"}"));
    }

    void putSignal(int turbine, int code) {
        String json = "{\"customer_name\":\"N\",\"customer_asset_id\":\"WTG-" + turbine
                + "\",\"source_system\":\"V\",\"signal_version\":\"v2\",\"signal_name\":\"VMP_STATUS\",\"value\":"
                + code
                + ",\"timestamp\":\"2026-11-20T10:00:00Z\"}";
        putRecord(json);
    }

    void putRecord(String json) {
        world.clients().kinesis().putRecord(request -> request.streamName(world.source(PIPELINE))
                .partitionKey("any")
                .data(SdkBytes.fromUtf8String(json)));
    }

    Map<String, String> status(int turbine) {
        return redis.<String, String>getMap("ast-" + turbine).readAllMap();
    }

    int deadLetters() {
        SqsClient sqs = world.clients().sqs();
        String url = world.deadLetters(PIPELINE);
        return Integer.parseInt(sqs.getQueueAttributes(request ->
                        request.queueUrl(url).attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                .attributes()
                .get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES));
    }

    List<String> records(String stream) {
        return new StreamTail(world, stream).texts();
    }

    @Override
    public void close() {
        world.close();
    }
}
