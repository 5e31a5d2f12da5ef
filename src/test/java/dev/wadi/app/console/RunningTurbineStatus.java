package dev.wadi.app.console;

import dev.wadi.app.ApplicationPlan;
import dev.wadi.app.WadiApplication;
import dev.wadi.app.installation.Installation;
import dev.wadi.demo.world.PipelineWorld;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.testing.InstallationCopy;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.redisson.api.RMap;
import software.amazon.awssdk.core.SdkBytes;

/** turbine-status in the local profile, on a copy of the installation that a test may edit, with a local cloud that holds one turbine. */
final class RunningTurbineStatus implements AutoCloseable {
    private static final String ROUTE = "routes/turbine-status/turbine-status.camel.yaml";
    private static final String PIPELINE = "turbine-status";

    private final Path home;
    private final Properties systemBefore = (Properties) System.getProperties().clone();
    private final PipelineWorld world;
    private final WadiApplication application;
    private final HttpClient http = HttpClient.newHttpClient();

    RunningTurbineStatus(Path home) throws Exception {
        this.home = home;
        InstallationCopy.to(home);
        world = PipelineWorld.alone(new Installation(home), PIPELINE, LocalCloudOptions.defaults(), Map.of());
        map(world.value("ASSET_MAPPING_KEY")).put("NordicWind|WTG-07|VOB-Esbjerg|v2", """
                        {"asset_id": "ast-1007", "vendor": "vestas", "signals": {"Sts.VmpState": "VMP_STATUS"}}""");
        map(world.value("TURBINE_STATUS_MAPPING_KEY")).put("vestas|VMP|*|0", """
                        {"status_code": 10, "status": "RUNNING", "category": "FULL_PERFORMANCE"}""");
        application = WadiApplication.start(ApplicationPlan.of(new Installation(home), List.of(PIPELINE))
                .withProfile("local")
                .withSettings(world.settings())
                .withSettings(Map.of("camel.management.port", "0")));
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
        world.clients().kinesis().putRecord(record -> record.streamName(world.source(PIPELINE))
                .partitionKey(asset)
                .data(SdkBytes.fromUtf8String("""
                        {"customer_name": "NordicWind", "customer_asset_id": "%s", "source_system": "VOB-Esbjerg",
                         "signal_version": "v2", "signal_name": "Sts.VmpState", "value": 0,
                         "timestamp": "2025-11-20T%s.000Z"}""".formatted(asset, time))));
    }

    void deleteStream() {
        world.clients().kinesis().deleteStream(stream -> stream.streamName(world.source(PIPELINE)));
    }

    Map<String, String> status() {
        return Map.copyOf(map("ast-1007").readAllMap());
    }

    Path route() {
        return home.resolve(ROUTE);
    }

    private RMap<String, String> map(String key) {
        return world.clients().redis().getMap(key);
    }

    @Override
    public void close() {
        application.close();
        world.close();
        System.setProperties(systemBefore);
    }
}
