package dev.wadi.app.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.app.ApplicationPlan;
import dev.wadi.app.WadiApplication;
import dev.wadi.app.installation.Installation;
import dev.wadi.edge.aws.AwsEnvironment;
import dev.wadi.testing.LogLines;
import dev.wadi.testing.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.logging.log4j.LogManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Two pipelines of one process, whose files are edited while they run. */
abstract class RouteReloadFixture {
    static final Duration SOON = Patience.LONGEST;

    @TempDir
    Path home;

    LogLines log;
    private WadiApplication wadi;
    CamelContext context;

    @BeforeEach
    void installation() throws IOException {
        Files.createDirectories(home.resolve("config"));
        Files.copy(
                Path.of("config/application.properties"), home.resolve("config").resolve("application.properties"));
        write("one", route("one", "first"));
        write("two", route("two", "first"));
        // resolved, as the paths of links are compared
        home = home.toRealPath();
    }

    @AfterEach
    void stop() {
        wadi.close();
        log.close();
    }

    void start() throws Exception {
        start(UnaryOperator.identity());
    }

    void start(UnaryOperator<ApplicationPlan> more) throws Exception {
        AwsEnvironment.apply(Map.of("AWS_REGION", "eu-west-1"));
        wadi = WadiApplication.start(more.apply(ApplicationPlan.of(new Installation(home), List.of("one", "two"))
                .withSettings(Map.of("camel.management.port", "0", "wadi.reload", "true"))));
        context = wadi.context();
        log = new LogLines(LogManager.ROOT_LOGGER_NAME);
    }

    List<String> refusals() {
        return log.all().stream()
                .filter(line -> line.contains("correct the file") || line.contains("Error reloading"))
                .toList();
    }

    void awaitLine(String line) {
        await().atMost(SOON).until(() -> log.all().contains(line));
    }

    void assertRuns(String id, String description) {
        // once: it is gone for a moment while its file is loaded
        Route route = context.getRoute(id);
        assertThat(route).isNotNull();
        assertThat(route.getDescription()).isEqualTo(description);
        assertThat(context.getRouteController().getRouteStatus(id).isStarted()).isTrue();
    }

    HealthCheck.Result readiness() {
        return HealthCheckHelper.invokeReadiness(context, "full").stream()
                .filter(result -> result.getCheck().getId().equals("routes"))
                .findFirst()
                .orElseThrow();
    }

    static String route(String id, String description) {
        return """
                - route:
                    id: %1$s
                    description: %2$s
                    from:
                      uri: direct:%1$s
                      steps:
                        - log:
                            message: one
                        - to: {uri: "log:out", parameters: {showBody: true}}
                """.formatted(id, description);
    }

    Path file(String pipeline) {
        return home.resolve("routes").resolve(pipeline).resolve(pipeline + ".camel.yaml");
    }

    /** As editors should: the new text is complete before it stands under its name. */
    void write(String pipeline, String text) throws IOException {
        Path file = file(pipeline);
        Files.createDirectories(file.getParent());
        Path complete = Files.writeString(file.resolveSibling("." + pipeline + ".tmp"), text);
        Files.move(complete, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
