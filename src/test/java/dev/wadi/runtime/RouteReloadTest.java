package dev.wadi.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.wadi.aws.AwsEnvironment;
import dev.wadi.delivery.HoldException;
import dev.wadi.redis.RedisConnection;
import dev.wadi.testing.CuttableProxy;
import dev.wadi.testing.LogLines;
import dev.wadi.testing.RunningRedis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheck.State;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.logging.log4j.LogManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two pipelines of one process, whose files are edited while they run. */
class RouteReloadTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private Path home;

    private LogLines log;
    private WadiApplication wadi;
    private CamelContext context;

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

    @Test
    void aBrokenFileBlocksNoEditOfAnotherPipelineAndIsTheOneThatIsNamed() throws Exception {
        start();
        write("one", route("one", "first").replace("- log:", "- logg:"));
        await().atMost(SOON).until(() -> !refusals().isEmpty());
        write("two", route("two", "second"));
        await().atMost(SOON).untilAsserted(() -> assertRuns("two", "second"));
        assertRuns("one", "first");
        assertThat(refusals()).isNotEmpty().allMatch(line -> line.contains("one.camel.yaml"));
        write("one", route("one", "second"));
        await().atMost(SOON).untilAsserted(() -> assertRuns("one", "second"));
    }

    @Test
    void aTypoIsOneLineWithItsPlaceAndWhatToWrite() throws Exception {
        start();
        write("one", route("one", "first").replace("- log:", "- logg:"));
        await().atMost(SOON).until(() -> !refusals().isEmpty());
        write("two", route("two", "second"));
        await().atMost(SOON).untilAsserted(() -> assertRuns("two", "second"));
        assertThat(refusals())
                .containsExactly("routes/one/one.camel.yaml:7:11: Unknown node id: logg. Write log."
                        + " The old routes run on; correct the file and save it");
        assertThat(log.all()).noneMatch(line -> line.startsWith("\tat "));
    }

    @Test
    void aMissingClassIsCalledOne() throws Exception {
        String beans = "- beans: [{name: list, type: '#class:java.util.ArrayList'}]\n";
        write("one", beans + route("one", "first"));
        start();
        write("one", beans.replace("ArrayList", "ArayList") + route("one", "second"));
        await().atMost(SOON).until(() -> !refusals().isEmpty());
        assertThat(refusals())
                .singleElement()
                .asString()
                .contains("one.camel.yaml:1:", ": there is no class java.util.ArayList. Write java.util.ArrayList. ");
    }

    @Test
    void anEditThatMeetsAFaultOfTheSurroundingsIsTriedUntilItLoads() throws Exception {
        try (RunningRedis server = new RunningRedis().start();
                CuttableProxy way = new CuttableProxy(server.port())) {
            write("one", redis(way.port()) + route("one", "first"));
            start();
            RedisConnection before = redis();
            way.cut();
            write("one", redis(way.port()) + route("one", "second"));
            await().atMost(SOON).until(() -> readiness().getState() == State.DOWN);
            assertThat(readiness().getDetails().get("reason").toString())
                    .contains("Redis at localhost:" + way.port() + " could not be reached", "REDIS_HOST");
            assertThat(refusals()).isEmpty();
            assertThat(log.all())
                    .filteredOn(line -> line.contains("is tried again until it loads"))
                    .singleElement()
                    .asString()
                    .contains("routes/one/one.camel.yaml", "Redis at localhost:" + way.port(), "The old routes run on");
            // the reload of another file takes nothing away from the routes that run on
            write("two", route("two", "second"));
            await().atMost(SOON).untilAsserted(() -> assertRuns("two", "second"));
            assertRuns("one", "first");
            assertThat(before.client().isShutdown()).isFalse();
            way.mend();
            await().atMost(SOON).untilAsserted(() -> assertRuns("one", "second"));
            assertThat(redis()).isNotSameAs(before);
            assertThat(redis().client().isShutdown()).isFalse();
            await().atMost(SOON)
                    .untilAsserted(() -> assertThatThrownBy(before::client).isInstanceOf(HoldException.class));
            await().atMost(SOON).until(() -> readiness().getState() == State.UP);
        }
    }

    @Test
    void anEditThatTakesLongHoldsUpNoOther() throws Exception {
        Gate.open = new CountDownLatch(1);
        start();
        try {
            write(
                    "one",
                    "- beans: [{name: gate, type: '#class:" + Gate.class.getName() + "', initMethod: await}]\n"
                            + route("one", "second"));
            await().atMost(SOON).until(() -> Gate.reached.getCount() == 0);
            write("two", route("two", "second"));
            await().atMost(SOON).untilAsserted(() -> assertRuns("two", "second"));
            assertRuns("one", "first");
        } finally {
            Gate.open.countDown();
        }
        await().atMost(SOON).untilAsserted(() -> assertRuns("one", "second"));
    }

    @Test
    void anEditThatIsFoundWrongOnlyWhenItIsBuiltLeavesTheOldRouteRunning() throws Exception {
        start();
        write("one", route("one", "second").replace("showBody: true", "showBodyy: true"));
        await().atMost(SOON).until(() -> !refusals().isEmpty());
        await().atMost(SOON).untilAsserted(() -> assertRuns("one", "first"));
        assertThat(refusals())
                .singleElement()
                .asString()
                .contains("routes/one/one.camel.yaml:9:", "showBodyy", "Write showBody", "run on");
        assertThat(readiness().getState()).isEqualTo(State.DOWN);
        assertThat(readiness().getDetails())
                .containsEntry("file", "routes/one/one.camel.yaml")
                .containsEntry("line", "9");
        assertThat(readiness().getDetails().get("reason").toString()).contains("showBodyy");
        write("one", route("one", "second"));
        await().atMost(SOON).untilAsserted(() -> assertRuns("one", "second"));
        await().atMost(SOON).until(() -> readiness().getState() == State.UP);
    }

    @Test
    void anOldRouteThatDoesNotStartAgainIsNotReadyAndTriedUntilItDoes() throws Exception {
        write("one", route("one", "first").replace("- log:", "- bean: {ref: gate}\n        - log:"));
        start(plan -> plan.withBean("gate", new Object()));
        Object gate = context.getRegistry().lookupByName("gate");
        context.getRegistry().unbind("gate");
        write("one", route("one", "second").replace("- log:", "- bean: {ref: gate}\n        - log:"));
        await().atMost(SOON).until(() -> !refusals().isEmpty());
        assertThat(refusals())
                .singleElement()
                .asString()
                .contains("one.camel.yaml:7:", "gate", "The old routes did not start again either");
        assertThat(readiness().getDetails()).containsEntry("routes", "one").containsKey("reason");
        context.getRegistry().bind("gate", gate);
        await().atMost(SOON).untilAsserted(() -> assertRuns("one", "first"));
        assertThat(readiness().getState()).isEqualTo(State.DOWN);
        assertThat(readiness().getDetails()).doesNotContainKey("routes");
    }

    @Test
    void aRefusedEditThatIsTakenBackIsReadyAgain() throws Exception {
        start();
        write("one", "- nonsense");
        await().atMost(SOON).until(() -> readiness().getState() == State.DOWN);
        write("one", route("one", "first"));
        await().atMost(SOON).until(() -> readiness().getState() == State.UP);
    }

    @Test
    void aRouteThatIsRenamedInItsFileDoesNotRunTwice() throws Exception {
        start();
        write("one", route("other", "second"));
        await().atMost(SOON).until(() -> readiness().getState() == State.DOWN);
        assertThat(context.getRoute("other")).isNull();
        assertRuns("one", "first");
        assertThat(readiness().getDetails().get("reason").toString()).contains("route one is not in the file any more");
    }

    @Test
    void aRouteThatStoppedIsNotReady() throws Exception {
        start();
        assertThat(readiness().getState()).isEqualTo(State.UP);
        context.getRouteController().stopRoute("two");
        assertThat(readiness().getState()).isEqualTo(State.DOWN);
        assertThat(readiness().getDetails()).containsEntry("routes", "two");
        assertThat(HealthCheckHelper.invokeLiveness(context)).noneMatch(result -> result.getState() == State.DOWN);
    }

    @Test
    void aDeletedFileIsToldAndItsRoutesRunOn() throws Exception {
        start();
        Files.delete(file("one"));
        awaitLine("routes/one/one.camel.yaml was deleted; its routes run on until the next start");
        assertRuns("one", "first");
        write("one", route("one", "second"));
        awaitLine("routes/one/one.camel.yaml is there again");
        await().atMost(SOON).untilAsserted(() -> assertRuns("one", "second"));
    }

    @Test
    void aDeletedFolderEndsNoReload() throws Exception {
        start();
        Files.delete(file("one"));
        Files.delete(file("one").getParent());
        awaitLine("routes/one/one.camel.yaml was deleted; its routes run on until the next start");
        write("two", route("two", "second"));
        await().atMost(SOON).untilAsserted(() -> assertRuns("two", "second"));
    }

    @Test
    void aRenamedFileIsTold() throws Exception {
        start();
        Files.move(file("one"), file("one").resolveSibling("better.camel.yaml"));
        awaitLine("routes/one/one.camel.yaml was renamed to routes/one/better.camel.yaml; its routes run on until the"
                + " next start");
        assertRuns("one", "first");
    }

    @Test
    void aNewFileIsTold() throws Exception {
        start();
        write("three", route("three", "first"));
        awaitLine("routes/three/three.camel.yaml is new and has no effect until the next start");
        assertThat(context.getRoute("three")).isNull();
    }

    @Test
    void anEditUnderTheNewNameOfARenamedFileIsOfAPipelineThatRuns() throws Exception {
        start();
        Path renamed = file("one").resolveSibling("better.camel.yaml");
        Files.move(file("one"), renamed);
        awaitLine("routes/one/one.camel.yaml was renamed to routes/one/better.camel.yaml; its routes run on until the"
                + " next start");
        Files.writeString(renamed, route("one", "second"));
        awaitLine("routes/one/better.camel.yaml was changed; what it says has no effect until the next start");
        Files.delete(renamed);
        awaitLine("routes/one/better.camel.yaml was deleted; it had no effect");
    }

    @Test
    void aFileThatComesAndGoesIsTold() throws Exception {
        write("three", route("three", "first"));
        start();
        Path beside = file("one").resolveSibling("beside.camel.yaml");
        Files.writeString(beside, route("beside", "first"));
        awaitLine("routes/one/beside.camel.yaml is new and has no effect until the next start");
        Files.delete(beside);
        awaitLine("routes/one/beside.camel.yaml was deleted; it had no effect");
        write("three", route("three", "second"));
        awaitLine("routes/three/three.camel.yaml was changed; its pipeline does not run here");
        Files.delete(file("three"));
        awaitLine("routes/three/three.camel.yaml was deleted; its pipeline does not run here");
    }

    @Test
    void aRefusalGoesWithItsFile() throws Exception {
        start();
        write("one", "- nonsense");
        await().atMost(SOON).until(() -> readiness().getState() == State.DOWN);
        Files.move(file("one"), file("one").resolveSibling("better.camel.yaml"));
        await().atMost(SOON).until(() -> readiness().getState() == State.UP);
        assertRuns("one", "first");
    }

    @Test
    void aFileWhoseNameIsNearlyThatOfARouteFileIsTold() throws Exception {
        start();
        Files.writeString(file("one").resolveSibling("x.camel.yml"), route("x", "first"));
        awaitLine("routes/one/x.camel.yml is no route file: the name of one ends in .camel.yaml");
        assertThat(readiness().getState()).isEqualTo(State.UP);
    }

    @Test
    void aSwappedConfigMapIsLoaded() throws Exception {
        mount("..2026_01", route("one", "first"));
        Path folder = file("one").getParent();
        Files.delete(file("one"));
        Files.createSymbolicLink(file("one"), Path.of("..data", "one.camel.yaml"));
        start();
        mount("..2026_02", route("one", "second"));
        delete(folder.resolve("..2026_01"));
        awaitLine("The files of routes/one were replaced, as by a new version of a ConfigMap; 1 route file changed");
        await().atMost(SOON).untilAsserted(() -> assertRuns("one", "second"));
        mount("..2026_03", route("one", "second"));
        delete(folder.resolve("..2026_02"));
        awaitLine("The files of routes/one were replaced, as by a new version of a ConfigMap; no route file changed");
    }

    @Test
    void withReloadOffAnEditIsToldAndHasNoEffect() throws Exception {
        start(plan -> plan.withSettings(Map.of("wadi.reload", "false")));
        write("one", route("one", "second"));
        awaitLine("routes/one/one.camel.yaml was changed; wadi.reload is off, so what it says runs from the next start"
                + " on");
        assertRuns("one", "first");
        assertThat(readiness().getState()).isEqualTo(State.UP);
    }

    private void start() throws Exception {
        start(UnaryOperator.identity());
    }

    private void start(UnaryOperator<ApplicationPlan> more) throws Exception {
        AwsEnvironment.apply(Map.of("AWS_REGION", "eu-west-1"));
        wadi = WadiApplication.start(more.apply(ApplicationPlan.of(new Installation(home), List.of("one", "two"))
                .withSettings(Map.of("camel.management.port", "0", "wadi.reload", "true"))));
        context = wadi.context();
        log = new LogLines(LogManager.ROOT_LOGGER_NAME);
    }

    private List<String> refusals() {
        return log.all().stream()
                .filter(line -> line.contains("correct the file") || line.contains("Error reloading"))
                .toList();
    }

    private void awaitLine(String line) {
        await().atMost(SOON).until(() -> log.all().contains(line));
    }

    private void assertRuns(String id, String description) {
        // once: it is gone for a moment while its file is loaded
        Route route = context.getRoute(id);
        assertThat(route).isNotNull();
        assertThat(route.getDescription()).isEqualTo(description);
        assertThat(context.getRouteController().getRouteStatus(id).isStarted()).isTrue();
    }

    private HealthCheck.Result readiness() {
        return HealthCheckHelper.invokeReadiness(context, "full").stream()
                .filter(result -> result.getCheck().getId().equals("routes"))
                .findFirst()
                .orElseThrow();
    }

    private static String route(String id, String description) {
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

    private RedisConnection redis() {
        return context.getRegistry().lookupByNameAndType("redis", RedisConnection.class);
    }

    private static String redis(int port) {
        return """
                - beans:
                    - name: redis
                      type: "#class:dev.wadi.redis.RedisConnection"
                      initMethod: register
                      destroyMethod: retire
                      properties: {host: localhost, port: %d}
                """.formatted(port);
    }

    private Path file(String pipeline) {
        return home.resolve("routes").resolve(pipeline).resolve(pipeline + ".camel.yaml");
    }

    /** As editors should: the new text is complete before it stands under its name. */
    private void write(String pipeline, String text) throws IOException {
        Path file = file(pipeline);
        Files.createDirectories(file.getParent());
        Path complete = Files.writeString(file.resolveSibling("." + pipeline + ".tmp"), text);
        Files.move(complete, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** What the kubelet does for a new version of a ConfigMap. */
    private void mount(String version, String text) throws IOException {
        Path folder = file("one").getParent();
        Files.createDirectories(folder.resolve(version));
        Files.writeString(folder.resolve(version).resolve("one.camel.yaml"), text);
        Path link = folder.resolve("..data_tmp");
        Files.createSymbolicLink(link, Path.of(version));
        Files.move(link, folder.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void delete(Path folder) throws IOException {
        Files.delete(folder.resolve("one.camel.yaml"));
        Files.delete(folder);
    }

    /** A bean that takes its time. */
    public static final class Gate {
        private static final CountDownLatch reached = new CountDownLatch(1);
        private static volatile CountDownLatch open;

        public void await() throws InterruptedException {
            reached.countDown();
            open.await();
        }
    }
}
