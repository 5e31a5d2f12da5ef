package dev.wadi.cli;

import dev.wadi.local.LocalCloud;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What surrounds turbine-status in these tests: stream, queue, secret, mappings of turbines 1 to 9. */
final class TurbineWorld implements AutoCloseable {
    private static final String STREAM = "signals";
    private static final String QUEUE = "dead-letters";
    private static final String SECRET = "turbine/redis";

    private final Map<String, String> servers;
    private final String redisPassword;
    private final KinesisClient kinesis;
    private final SqsClient sqs;
    private final RedissonClient redis;

    /** @param redisPassword empty: it asks for none */
    TurbineWorld(LocalCloud cloud, String redisPassword) {
        servers = cloud.environment();
        this.redisPassword = redisPassword;
        kinesis = client(KinesisClient.builder(), "KINESIS");
        sqs = client(SqsClient.builder(), "SQS");
        Config config = new Config();
        config.setCodec(StringCodec.INSTANCE);
        config.useSingleServer()
                .setAddress("redis://" + servers.get("REDIS_HOST") + ":" + servers.get("REDIS_PORT"))
                .setPassword(redisPassword.isEmpty() ? null : redisPassword)
                .setConnectionPoolSize(2)
                .setConnectionMinimumIdleSize(1);
        redis = Redisson.create(config);
        createStream(STREAM);
        sqs.createQueue(request -> request.queueName(QUEUE));
        if (!redisPassword.isEmpty()) {
            putSecret(redisPassword);
        }
        fillMappings();
    }

    Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(servers);
        environment.put("TURBINE_STATUS_STREAM", STREAM);
        environment.put("TURBINE_STATUS_DEAD_LETTER_QUEUE", QUEUE);
        environment.put("TURBINE_STATUS_POLL_INTERVAL", "200");
        environment.put("WADI_KINESIS_FAILOVER_TIME", "2000");
        environment.put("ASSET_MAPPING_KEY", "assets");
        environment.put("TURBINE_STATUS_MAPPING_KEY", "codes");
        environment.put("VMP_SIGNAL", "VMP_STATUS");
        environment.put("TAC_SIGNAL", "TAC_STATUS");
        environment.put("CAMEL_MANAGEMENT_PORT", "0");
        if (!redisPassword.isEmpty()) {
            environment.put("SECRET_NAME", SECRET);
            environment.put("REDIS_PASS_SECRET_KEY", "password");
        }
        return environment;
    }

    void createStream(String name) {
        kinesis.createStream(request -> request.streamName(name).shardCount(1));
    }

    /** Replaces the one that is there. */
    void putSecret(String password) {
        try (SecretsManagerClient secrets = client(SecretsManagerClient.builder(), "SECRETS_MANAGER")) {
            String json = "{\"password\":\"" + password.replace("\"", "\\\"") + "\"}";
            try {
                secrets.createSecret(request -> request.name(SECRET).secretString(json));
            } catch (ResourceExistsException e) {
                secrets.putSecretValue(request -> request.secretId(SECRET).secretString(json));
            }
        }
    }

    private void fillMappings() {
        for (int turbine = 1; turbine < 10; turbine++) {
            redis.<String, String>getMap("assets")
                    .put("N|WTG-" + turbine + "|V|v2", "{\"asset_id\":\"ast-" + turbine + "\"}");
        }
        redis.<String, String>getMap("codes").put("vestas|VMP|*|0", "{\"status_code\":10,\"status\":\"RUNNING\"}");
        redis.<String, String>getMap("codes").put("vestas|VMP|*|3", "{\"status_code\":40,\"status\":\"LOW_WIND\"}");
    }

    void putSignal(int turbine, int code) {
        String json = "{\"customer_name\":\"N\",\"customer_asset_id\":\"WTG-" + turbine
                + "\",\"source_system\":\"V\",\"signal_version\":\"v2\",\"signal_name\":\"VMP_STATUS\",\"value\":"
                + code
                + ",\"timestamp\":\"2026-11-20T10:00:00Z\"}";
        putRecord(json);
    }

    void putRecord(String json) {
        kinesis.putRecord(
                request -> request.streamName(STREAM).partitionKey("any").data(SdkBytes.fromUtf8String(json)));
    }

    Map<String, String> status(int turbine) {
        return redis.<String, String>getMap("ast-" + turbine).readAllMap();
    }

    int deadLetters() {
        String url = sqs.getQueueUrl(request -> request.queueName(QUEUE)).queueUrl();
        return Integer.parseInt(sqs.getQueueAttributes(request ->
                        request.queueUrl(url).attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                .attributes()
                .get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES));
    }

    List<String> records(String stream) {
        List<String> records = new ArrayList<>();
        for (Shard shard :
                kinesis.listShards(request -> request.streamName(stream)).shards()) {
            String iterator = kinesis.getShardIterator(request -> request.streamName(stream)
                            .shardId(shard.shardId())
                            .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                    .shardIterator();
            for (Record record : kinesis.getRecords(request -> request.shardIterator(iterator))
                    .records()) {
                records.add(record.data().asString(StandardCharsets.UTF_8));
            }
        }
        return records;
    }

    private <B extends AwsClientBuilder<B, C>, C> C client(B builder, String service) {
        return builder.region(Region.of(servers.get("AWS_REGION")))
                .endpointOverride(URI.create(servers.get("AWS_ENDPOINT_URL_" + service)))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        servers.get("AWS_ACCESS_KEY_ID"), servers.get("AWS_SECRET_ACCESS_KEY"))))
                .build();
    }

    @Override
    public void close() {
        kinesis.close();
        sqs.close();
        redis.shutdown();
    }
}
