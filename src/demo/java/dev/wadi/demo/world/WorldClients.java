package dev.wadi.demo.world;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wadi.local.Part;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.retry.RetryUtils;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * A world's own way to the services, beside that of the pipelines. A call is tried again only where it was throttled: any other may have had its effect, and an input that is
 * put twice would look like an effect that came twice.
 */
public final class WorldClients implements AutoCloseable {
    private static final int MOST_ATTEMPTS = 8;
    private static final String DUPLICATE_DATABASE = "42P04";

    private final Map<String, String> services;
    private final Isolation isolation;
    private final String redisPassword;
    private final Map<Class<?>, SdkAutoCloseable> clients = new ConcurrentHashMap<>();
    private RedissonClient redis;

    WorldClients(Map<String, String> services, Isolation isolation, String redisPassword) {
        this.services = services;
        this.isolation = isolation;
        this.redisPassword = redisPassword;
    }

    public KinesisClient kinesis() {
        return client(KinesisClient.class, Part.KINESIS, KinesisClient::builder);
    }

    public SqsClient sqs() {
        return client(SqsClient.class, Part.SQS, SqsClient::builder);
    }

    public SnsClient sns() {
        return client(SnsClient.class, Part.SNS, SnsClient::builder);
    }

    public DynamoDbClient dynamoDb() {
        return client(DynamoDbClient.class, Part.DYNAMODB, DynamoDbClient::builder);
    }

    public SsmClient ssm() {
        return client(SsmClient.class, Part.SSM, SsmClient::builder);
    }

    public S3Client s3() {
        return client(S3Client.class, Part.S3, () -> S3Client.builder().forcePathStyle(true));
    }

    /** The JSON secret of this name holds this {@code password}, whatever it held before. */
    public void putPassword(String secret, String password) {
        putSecret(secret, Map.of("password", password));
    }

    /** The secret of this name is a JSON object with these fields, whatever it held before. */
    public void putSecret(String secret, Map<String, String> fields) {
        SecretsManagerClient secrets =
                client(SecretsManagerClient.class, Part.SECRETS_MANAGER, SecretsManagerClient::builder);
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        fields.forEach(object::put);
        String json = object.toString();
        try {
            secrets.createSecret(request -> request.name(secret).secretString(json));
        } catch (ResourceExistsException e) {
            secrets.putSecretValue(request -> request.secretId(secret).secretString(json));
        }
    }

    /** In the world's own database. */
    public synchronized RedissonClient redis() {
        if (redis == null) {
            Config config = new Config();
            config.setCodec(StringCodec.INSTANCE);
            config.useSingleServer()
                    .setAddress(redisAddress().toString())
                    .setPassword(redisPassword().orElse(null))
                    .setDatabase(isolation.redisDatabase())
                    .setConnectionPoolSize(2)
                    .setConnectionMinimumIdleSize(1);
            redis = Redisson.create(config);
        }
        return redis;
    }

    Optional<String> redisPassword() {
        return Optional.of(redisPassword).filter(password -> !password.isEmpty());
    }

    /** Makes a database where there is none of this name; returns its URL, with which anybody is {@code postgres}. */
    public String database(String name) {
        String server = services.get("POSTGRES_URL");
        String own = (isolation.prefix().replace('-', '_') + name).toLowerCase(Locale.ROOT);
        try (Connection connection = DriverManager.getConnection(server, "postgres", "any");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE \"" + own + "\"");
        } catch (SQLException e) {
            if (!DUPLICATE_DATABASE.equals(e.getSQLState())) {
                throw new IllegalStateException("The database " + own + " could not be made: " + e.getMessage(), e);
            }
        }
        return server.replaceFirst("/[^/]*$", "/" + own);
    }

    Isolation isolation() {
        return isolation;
    }

    URI redisAddress() {
        return URI.create("redis://" + services.get("REDIS_HOST") + ":" + services.get("REDIS_PORT"));
    }

    URI endpoint(Part part) {
        String variable = "AWS_ENDPOINT_URL_" + part;
        if (!services.containsKey(variable)) {
            throw new IllegalStateException("The local cloud has no " + part + ": " + variable + " is not set");
        }
        return URI.create(services.get(variable));
    }

    private <C extends SdkAutoCloseable, B extends AwsClientBuilder<B, C>> C client(
            Class<C> type, Part part, Supplier<B> builder) {
        return type.cast(clients.computeIfAbsent(type, one -> builder.get()
                .endpointOverride(endpoint(part))
                .region(Region.of(services.get("AWS_REGION")))
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(isolation.accessKey(), "any")))
                .overrideConfiguration(override -> override.retryStrategy(onlyThrottled()))
                .build()));
    }

    private static RetryStrategy onlyThrottled() {
        return DefaultRetryStrategy.standardStrategyBuilder()
                .useClientDefaults(false)
                .maxAttempts(MOST_ATTEMPTS)
                .retryOnException(WorldClients::isThrottled)
                .treatAsThrottling(WorldClients::isThrottled)
                .build();
    }

    private static boolean isThrottled(Throwable failure) {
        return failure instanceof SdkException known && RetryUtils.isThrottlingException(known);
    }

    @Override
    public void close() {
        clients.values().forEach(SdkAutoCloseable::close);
        if (redis != null) {
            redis.shutdown();
        }
    }
}
