package dev.wadi.app.console;

import dev.wadi.app.ApplicationPlan;
import dev.wadi.app.WadiApplication;
import dev.wadi.app.installation.Installation;
import dev.wadi.local.Clients;
import dev.wadi.local.LocalCloud;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** turbine-status in the local profile, on a copy of the installation that a test may edit, with a local cloud that holds one turbine. */
final class RunningTurbineStatus implements AutoCloseable {
    private static final String ROUTE = "routes/turbine-status/turbine-status.camel.yaml";
    private static final String ACCESS_KEY = "console";

    private final Path home;
    private final LocalCloud cloud;
    private final Clients clients;
    private final KinesisClient kinesis;
    private final RedissonClient redis;
    private final Map<String, String> systemBefore = new HashMap<>();
    private final WadiApplication application;
    private final HttpClient http = HttpClient.newHttpClient();

    RunningTurbineStatus(Path home) throws Exception {
        this.home = home;
        copy(Path.of("config"), home.resolve("config"));
        copy(Path.of("routes"), home.resolve("routes"));
        cloud = LocalCloud.start(LocalCloudOptions.only(Part.KINESIS, Part.DYNAMODB, Part.SQS, Part.REDIS));
        clients = Clients.of(cloud).withAccessKey(ACCESS_KEY);
        kinesis = clients.client(Part.KINESIS, KinesisClient.builder());
        kinesis.createStream(stream -> stream.streamName("turbine-signals").shardCount(1));
        try (SqsClient sqs = clients.client(Part.SQS, SqsClient.builder())) {
            sqs.createQueue(queue -> queue.queueName("turbine-status-dead-letters"));
        }
        redis = redis();
        redis.getMap("asset-metadata-mapping").put("NordicWind|WTG-07|VOB-Esbjerg|v2", """
                        {"asset_id": "ast-1007", "vendor": "vestas", "signals": {"Sts.VmpState": "VMP_STATUS"}}""");
        redis.getMap("turbine-status-mapping").put("vestas|VMP|*|0", """
                        {"status_code": 10, "status": "RUNNING", "category": "FULL_PERFORMANCE"}""");
        system("aws.region", cloud.environment().get("AWS_REGION"));
        system("aws.accessKeyId", ACCESS_KEY);
        system("aws.secretAccessKey", "any");
        system("aws.endpointUrlKinesis", clients.endpoint(Part.KINESIS).toString());
        system("aws.endpointUrlDynamoDb", clients.endpoint(Part.DYNAMODB).toString());
        system("aws.endpointUrlSqs", clients.endpoint(Part.SQS).toString());
        application = WadiApplication.start(ApplicationPlan.of(new Installation(home), List.of("turbine-status"))
                .withProfile("local")
                .withSettings(Map.of(
                        "REDIS_HOST", cloud.environment().get("REDIS_HOST"),
                        "REDIS_PORT", cloud.environment().get("REDIS_PORT"),
                        "camel.management.port", "0")));
    }

    WadiApplication application() {
        return application;
    }

    URI address(String path) {
        return application.management().orElseThrow().resolve(path);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return get(path, Map.of());
    }

    HttpResponse<String> get(String path, Map<String, String> headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address(path));
        headers.forEach(request::header);
        return http.send(request.build(), BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(address(path))
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    /** The turbine reports that it runs, at a time of the twentieth of November 2025. */
    void signal(String asset, String time) {
        kinesis.putRecord(record -> record.streamName("turbine-signals")
                .partitionKey(asset)
                .data(SdkBytes.fromUtf8String("""
                        {"customer_name": "NordicWind", "customer_asset_id": "%s", "source_system": "VOB-Esbjerg",
                         "signal_version": "v2", "signal_name": "Sts.VmpState", "value": 0,
                         "timestamp": "2025-11-20T%s.000Z"}""".formatted(asset, time))));
    }

    void deleteStream() {
        kinesis.deleteStream(stream -> stream.streamName("turbine-signals"));
    }

    Map<String, String> status() {
        return Map.copyOf(redis.<String, String>getMap("ast-1007").readAllMap());
    }

    Path route() {
        return home.resolve(ROUTE);
    }

    private RedissonClient redis() {
        Config config = new Config();
        config.setCodec(StringCodec.INSTANCE);
        config.useSingleServer()
                .setAddress("redis://" + cloud.environment().get("REDIS_HOST") + ":"
                        + cloud.environment().get("REDIS_PORT"))
                .setConnectionMinimumIdleSize(1);
        return Redisson.create(config);
    }

    private void system(String name, String value) {
        systemBefore.put(name, System.setProperty(name, value));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    @Override
    public void close() {
        application.close();
        redis.shutdown();
        kinesis.close();
        cloud.close();
        systemBefore.forEach((name, value) -> {
            if (value == null) {
                System.clearProperty(name);
            } else {
                System.setProperty(name, value);
            }
        });
    }
}
