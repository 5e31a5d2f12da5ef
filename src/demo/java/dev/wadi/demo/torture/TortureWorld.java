package dev.wadi.demo.torture;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wadi.app.installation.Installation;
import dev.wadi.demo.process.CuttableProxy;
import dev.wadi.demo.process.Leases;
import dev.wadi.demo.world.Parts;
import dev.wadi.edge.aws.Provision;
import dev.wadi.local.Part;
import dev.wadi.scenario.PreparedScenario;
import dev.wadi.settings.Resource;
import dev.wadi.settings.ResourceKind;
import dev.wadi.settings.Setting;
import dev.wadi.settings.SettingCatalog;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** What one run has to itself: all that is there before, the source, the way to each service, and the processes. */
final class TortureWorld implements AutoCloseable {
    /** An input that is put again after a time-out would be there twice: the machine may be slow. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final String ENDPOINT = "AWS_ENDPOINT_URL_";
    /** As in the local profile, and what a killed process was about to send is sent after these. */
    private static final Map<String, String> HASTY = Map.of(
            "LOG_FORMAT", "text",
            "LOG_LEVEL", "INFO",
            "CAMEL_MANAGEMENT_PORT", "0",
            "WADI_KINESIS_FAILOVER_TIME", "3s",
            "WADI_SEND_TIMEOUT", "4",
            "WADI_OUTBOX_CLAIM_TIME", "5",
            "WADI_OUTBOX_RESEND_INTERVAL", "1s");
    /** Where the pipeline has such a setting. */
    private static final Map<String, String> HASTY_SOURCE =
            Map.of("poll-interval", "400ms", "visibility-timeout", "5s", "wait-time", "1s");

    private final String pipeline;
    private final SettingCatalog catalog;
    private final Map<String, String> services;
    private final PreparedScenario scenario;
    private final Map<Part, CuttableProxy> ways = new EnumMap<>(Part.class);
    private final List<SdkAutoCloseable> clients;
    private final TorturedSource source;
    private final Workers workers;

    TortureWorld(JsonNode file, Installation installation, String pipeline, Map<String, String> services)
            throws Exception {
        this.pipeline = pipeline;
        this.services = services;
        catalog = installation.settings();
        scenario = PreparedScenario.of(file, installation, services);
        KinesisClient kinesis = client(KinesisClient.builder());
        SqsClient sqs = client(SqsClient.builder());
        DynamoDbClient dynamoDb = client(DynamoDbClient.builder());
        clients = List.of(kinesis, sqs, dynamoDb);
        source = source(kinesis, sqs, dynamoDb);
        Parts.of(catalog.of(pipeline)).forEach(part -> ways.put(part, new CuttableProxy(port(part))));
        workers = new Workers(installation, pipeline, environment());
    }

    private <C extends SdkAutoCloseable, B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>> C client(
            B builder) {
        return builder.credentialsProvider(scenario.world().credentials())
                .httpClientBuilder(Apache5HttpClient.builder().socketTimeout(PATIENCE))
                .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build();
    }

    private TorturedSource source(KinesisClient kinesis, SqsClient sqs, DynamoDbClient dynamoDb) {
        Setting setting = catalog.source(pipeline)
                .orElseThrow(() -> new IllegalArgumentException(pipeline + " declares no source"));
        ResourceKind kind = setting.type().use().orElseThrow().kind();
        String name = Resource.all(kind.text(), catalog.resolve(setting.value())).stream()
                .map(Resource::name)
                .findFirst()
                .orElse(pipeline);
        String unique = scenario.world().unique(name);
        Map<String, String> settings = new HashMap<>();
        HASTY_SOURCE.forEach((word, value) -> catalog.find(pipeline + "." + word)
                .ifPresent(known -> settings.put(known.name(), value)));
        if (kind == ResourceKind.STREAM) {
            settings.put(setting.name(), unique);
            return new TorturedStream(kinesis, unique, new Leases(dynamoDb, leaseTable()), settings);
        }
        String url = Provision.queue(sqs, unique);
        settings.put(setting.name(), url);
        return new TorturedQueue(sqs, url, settings);
    }

    private String leaseTable() {
        return of(ResourceKind.LEASE_TABLE)
                .map(setting -> scenario.settings()
                        .getOrDefault(setting.name(), catalog.resolve(setting.value())))
                .orElseThrow(() -> new IllegalArgumentException(pipeline + " declares no lease-table"));
    }

    private Optional<Setting> of(ResourceKind kind) {
        return catalog.of(pipeline).stream()
                .filter(setting ->
                        setting.type().use().filter(use -> use.kind() == kind).isPresent())
                .findFirst();
    }

    private int port(Part part) {
        return part == Part.REDIS
                ? Integer.parseInt(services.get("REDIS_PORT"))
                : URI.create(services.get(ENDPOINT + part)).getPort();
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(services);
        environment.putAll(HASTY);
        environment.put("AWS_ACCESS_KEY_ID", scenario.world().accessKey());
        scenario.settings().forEach((name, value) -> environment.put(Setting.environmentName(name), value));
        source.settings().forEach((name, value) -> environment.put(Setting.environmentName(name), value));
        ways.forEach((part, way) -> {
            if (part == Part.REDIS) {
                of(ResourceKind.REDIS)
                        .flatMap(redis -> redis.type().notes().get("port"))
                        .ifPresent(port ->
                                environment.put(Setting.environmentName(port), Integer.toString(way.port())));
            } else {
                environment.put(ENDPOINT + part, "http://127.0.0.1:" + way.port());
            }
        });
        return environment;
    }

    PreparedScenario scenario() {
        return scenario;
    }

    TorturedSource source() {
        return source;
    }

    boolean isStream() {
        return source instanceof TorturedStream;
    }

    Workers workers() {
        return workers;
    }

    /** To each service that the pipeline uses. */
    Map<Part, CuttableProxy> ways() {
        return ways;
    }

    @Override
    public void close() throws IOException {
        workers.close();
        ways.values().forEach(CuttableProxy::close);
        source.close();
        scenario.close();
        clients.forEach(SdkAutoCloseable::close);
    }
}
