package dev.wadi.pipelines.turbinestatus;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wadi.app.ApplicationPlan;
import dev.wadi.app.installation.Installation;
import dev.wadi.edge.aws.AwsEnvironment;
import dev.wadi.edge.redis.RedisConnection;
import dev.wadi.local.LocalCloud;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import dev.wadi.testing.DeadLetters;
import dev.wadi.testing.TextRecord;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.redisson.api.RMap;
import org.redisson.client.codec.StringCodec;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.sqs.SqsClient;

/** What surrounds the route turbine-status in its tests: mappings, statuses, dead letters, enriched stream. The clock stands at {@link #NOW}. */
final class StatusWorld implements AutoCloseable {
    static final Path HOME = Path.of("").toAbsolutePath();
    static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    static final String ENRICHED = "enriched-signals";
    private static final String LETTERS = "turbine-status-dead-letters";
    private static final String SHARD = "shardId-000000000000";

    private final LocalCloud cloud =
            LocalCloud.start(LocalCloudOptions.only(Part.KINESIS, Part.SQS, Part.REDIS, Part.SECRETS_MANAGER));
    private final RedisConnection redis = new RedisConnection();
    private final KinesisClient kinesis;
    private final SqsClient sqs;
    private final String lettersUrl;

    StatusWorld() {
        Map<String, String> environment = cloud.environment();
        AwsEnvironment.apply(environment);
        kinesis = KinesisClient.builder()
                .endpointOverride(URI.create(environment.get("AWS_ENDPOINT_URL_KINESIS")))
                .build();
        sqs = SqsClient.builder()
                .endpointOverride(URI.create(environment.get("AWS_ENDPOINT_URL_SQS")))
                .build();
        redis.setHost(environment.get("REDIS_HOST"));
        redis.setPort(redisPort());
        redis.start();
        lettersUrl = sqs.createQueue(request -> request.queueName(LETTERS)).queueUrl();
        createStream("turbine-signals");
    }

    int redisPort() {
        return Integer.parseInt(cloud.environment().get("REDIS_PORT"));
    }

    void createStream(String name) {
        kinesis.createStream(request -> request.streamName(name).shardCount(1));
    }

    /** The route of {@code home} with the settings of the local profile. */
    ApplicationPlan plan(Path home, Map<String, String> settings) {
        return ApplicationPlan.of(new Installation(home), List.of("turbine-status"))
                .withProfile("local")
                .withoutEnvironment()
                .withInjectedInput()
                .withBean("clock", Clock.fixed(NOW, ZoneOffset.UTC))
                .withSettings(Map.of(
                        "REDIS_HOST", "127.0.0.1",
                        "REDIS_PORT", Integer.toString(redisPort()),
                        "wadi.reload", "false",
                        "wadi.hawtio", "false",
                        "LOG_LEVEL", "WARN",
                        "camel.main.jmxEnabled", "false",
                        "camel.management.enabled", "false"))
                .withSettings(settings);
    }

    /** Only the mappings are there, and no dead letters. */
    void reset() {
        redis.client().getKeys().flushdb();
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
        return redis.client().getMap(key, StringCodec.INSTANCE);
    }

    Map<String, String> status(String asset) {
        return map(asset).readAllMap();
    }

    void putText(String key, String value) {
        redis.client().getBucket(key, StringCodec.INSTANCE).set(value);
    }

    /** The JSON secret of this name holds this password, whatever it held before. */
    void putPassword(String secret, String password) {
        String json = "{\"password\":\"" + password + "\"}";
        try (SecretsManagerClient secrets = SecretsManagerClient.builder()
                .endpointOverride(URI.create(cloud.environment().get("AWS_ENDPOINT_URL_SECRETS_MANAGER")))
                .build()) {
            try {
                secrets.createSecret(request -> request.name(secret).secretString(json));
            } catch (ResourceExistsException e) {
                secrets.putSecretValue(request -> request.secretId(secret).secretString(json));
            }
        }
    }

    /** Takes the dead letters off their queue. */
    List<JsonNode> letters() {
        return new DeadLetters(sqs, lettersUrl).take();
    }

    List<Record> enriched() {
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
        kinesis.close();
        sqs.close();
        redis.stop();
        cloud.close();
    }
}
