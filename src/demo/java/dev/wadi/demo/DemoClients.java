package dev.wadi.demo;

import java.net.URI;
import java.util.Map;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** The demo's own way to the services: it prepares, feeds and counts with it, the pipelines have theirs. */
public record DemoClients(
        KinesisClient kinesis,
        SqsClient sqs,
        SnsClient sns,
        DynamoDbClient dynamoDb,
        SsmClient ssm,
        RedissonClient redis,
        URI redisAddress)
        implements AutoCloseable {
    /** Where the password of Redis is. */
    public static final String SECRET = "demo/redis";

    static final String PASSWORD_KEY = "password";

    /** Puts the password of Redis where the pipelines look for it: in the secrets manager. */
    public static DemoClients of(Map<String, String> environment, String redisPassword) {
        try (SecretsManagerClient secrets = SecretsManagerClient.create()) {
            secrets.createSecret(request ->
                    request.name(SECRET).secretString("{\"" + PASSWORD_KEY + "\":\"" + redisPassword + "\"}"));
        }
        URI redis = URI.create("redis://" + environment.get("REDIS_HOST") + ":" + environment.get("REDIS_PORT"));
        Config config = new Config();
        config.setCodec(StringCodec.INSTANCE);
        config.useSingleServer()
                .setAddress(redis.toString())
                .setPassword(redisPassword)
                .setConnectionPoolSize(2)
                .setConnectionMinimumIdleSize(1);
        return new DemoClients(
                KinesisClient.create(),
                SqsClient.create(),
                SnsClient.create(),
                DynamoDbClient.create(),
                SsmClient.create(),
                Redisson.create(config),
                redis);
    }

    @Override
    public void close() {
        kinesis.close();
        sqs.close();
        sns.close();
        dynamoDb.close();
        ssm.close();
        redis.shutdown();
    }
}
