package dev.wadi.edge.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.wadi.demo.process.CuttableProxy;
import dev.wadi.edge.aws.AwsEnvironment;
import dev.wadi.local.LocalCloud;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import dev.wadi.testing.LogLines;
import dev.wadi.testing.RedisCommands;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.redisson.client.codec.StringCodec;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The password in the secrets manager is changed, and the server's with it, in whatever order. */
@Timeout(600)
class RotatedPasswordTest {
    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final String OLD = "planted-old-1";
    private static final String NEW = "planted-new-2";
    private static final String SECRETS_ENDPOINT = "AWS_ENDPOINT_URL_SECRETS_MANAGER";
    private static final String SECRET = "turbine/redis";

    private final LocalCloud cloud = LocalCloud.start(
            LocalCloudOptions.only(Part.REDIS, Part.SECRETS_MANAGER).withRedisPassword(OLD));
    private final int port = Integer.parseInt(cloud.environment().get("REDIS_PORT"));
    private final CuttableProxy way = new CuttableProxy(port);
    private final CuttableProxy wayToSecrets = new CuttableProxy(
            URI.create(cloud.environment().get(SECRETS_ENDPOINT)).getPort());
    private final LogLines log = new LogLines("dev.wadi.edge.redis");
    private final RedisConnection connection = new RedisConnection();
    private SecretsManagerClient secrets;
    private DefaultCamelContext context;

    @BeforeEach
    void connect() {
        Map<String, String> environment = new HashMap<>(cloud.environment());
        environment.put(SECRETS_ENDPOINT, "http://127.0.0.1:" + wayToSecrets.port());
        AwsEnvironment.apply(environment);
        secrets = SecretsManagerClient.builder()
                .endpointOverride(URI.create(cloud.environment().get(SECRETS_ENDPOINT)))
                .build();
        secrets.createSecret(request -> request.name(SECRET).secretString(json(OLD)));
        context = new DefaultCamelContext();
        context.getVaultConfiguration().aws().setRegion(cloud.environment().get("AWS_REGION"));
        context.getVaultConfiguration().aws().setDefaultCredentialsProvider(true);
        context.start();
        connection.setCamelContext(context);
        connection.setHost("127.0.0.1");
        connection.setPort(way.port());
        connection.setDatabase(1);
        connection.setSecretName(SECRET);
        connection.setPasswordKey("password");
        connection.setRenewal(Duration.ofMillis(200), Duration.ofMillis(100));
        connection.setPasswordKept(Duration.ZERO);
        connection.start();
    }

    @AfterEach
    void close() {
        connection.stop();
        context.stop();
        secrets.close();
        log.close();
        way.close();
        wayToSecrets.close();
        cloud.close();
        assertThat(log.all()).noneMatch(line -> line.contains("planted"));
    }

    @Test
    void theServerFirstThenTheSecret() {
        set("1");
        RedisCommands.ok(port, "AUTH " + OLD, "CONFIG SET requirepass " + NEW);
        breakConnections();
        Throwable fault = faultOnce();
        assertThat(RedisFaultClassifier.recognizes(fault)).isTrue();
        connection.renew(fault);
        assertThat(catchThrowable(() -> set("2")))
                .as("the secret is the old one")
                .isNotNull();
        assertThat(log.all())
                .anyMatch(line -> line.contains("refused the password (WRONGPASS). Check secretName and passwordKey"));
        secrets.putSecretValue(request -> request.secretId(SECRET).secretString(json(NEW)));
        heal(fault);
    }

    /** Before anything holds for so long that it is made anew. One that was refused once stays down: Redisson gives it up. */
    @Test
    void theSecretFirstThenTheServerHealsByTheNextConnection() {
        secrets.putSecretValue(request -> request.secretId(SECRET).secretString(json(NEW)));
        RedisCommands.ok(port, "AUTH " + OLD, "CONFIG SET requirepass " + NEW);
        set("on a connection that is open");
        breakConnections();
        healByItself();
    }

    @Test
    void aSecretsManagerThatIsAwayDoesNotKeepARightPasswordOut() {
        secrets.deleteSecret(request -> request.secretId(SECRET).forceDeleteWithoutRecovery(true));
        breakConnections();
        healByItself();
    }

    @Test
    void aSecretsManagerThatNeverAnswersDoesNotKeepARightPasswordOut() {
        wayToSecrets.silence();
        breakConnections();
        healByItself();
        assertThat(log.all()).anyMatch(line -> line.contains("has not answered within 2 s"));
    }

    private void healByItself() {
        await().atMost(BOUND).until(() -> catchThrowable(() -> set("2")) == null);
    }

    private void heal(Throwable fault) {
        await().atMost(BOUND).until(() -> {
            connection.renew(fault);
            return catchThrowable(() -> set("2")) == null;
        });
    }

    private void breakConnections() {
        way.cut();
        way.mend();
    }

    private Throwable faultOnce() {
        AtomicReference<Throwable> fault = new AtomicReference<>();
        await().atMost(BOUND).until(() -> {
            fault.set(catchThrowable(() -> set("2")));
            return fault.get() != null;
        });
        return fault.get();
    }

    private void set(String value) {
        connection.client().getBucket("key", StringCodec.INSTANCE).set(value);
    }

    private static String json(String password) {
        return "{\"password\":\"" + password + "\"}";
    }
}
