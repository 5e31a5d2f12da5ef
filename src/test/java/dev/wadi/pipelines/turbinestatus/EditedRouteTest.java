package dev.wadi.pipelines.turbinestatus;

import static dev.wadi.pipelines.turbinestatus.StatusWorld.signal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.app.WadiApplication;
import dev.wadi.delivery.BatchDelivery;
import dev.wadi.testing.EditedRoute;
import dev.wadi.testing.Observed;
import dev.wadi.testing.Patience;
import dev.wadi.testing.RouteCoverage;
import dev.wadi.testing.TextRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Edits of the route that a user may make by mistake: none of them loses a record. And a new step is missed until a test reaches it. */
@Timeout(600)
class EditedRouteTest {
    private static StatusWorld world;

    private final Observed observed = new Observed();

    @TempDir
    private Path home;

    @BeforeAll
    static void start() {
        world = new StatusWorld();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @BeforeEach
    void reset() {
        world.reset();
    }

    @Test
    void withoutTheSaveStepTheSourceHoldsAndSaysWhereToLook() throws Exception {
        assertHolds(route -> EditedRoute.without(route, "save-status"));
    }

    @Test
    void withoutTheSearchForAssetsTheSourceHolds() throws Exception {
        assertHolds(route -> EditedRoute.without(route, "find-asset"));
    }

    @Test
    void withoutTheMappingOfCodesTheSourceHolds() throws Exception {
        assertHolds(route -> route.replace(
                        "- process:\n                        id: map-code",
                        "- log:\n                        id: map-code")
                .replace("ref: mapCode", "message: nothing"));
    }

    @Test
    void withoutTheSplitNoRecordIsLostEither() throws Exception {
        assertHolds(route -> EditedRoute.without(route, "each-signal"));
    }

    @Test
    void withoutTheFilterSignalsOfNoKindAreDeadLetteredAndTheOthersSaved() throws Exception {
        String filter = "simple: \"${header.kind} != ''\"";
        try (WadiApplication application =
                start(route -> route.replace(filter, filter.replace("${header.kind}", "${header.asset_id}")))) {
            assertThat(application
                            .<TextRecord>delivery("turbine-status", observed)
                            .deliver(poll()))
                    .isTrue();
        }
        assertThat(observed.outcomes).isEqualTo(Map.of("saved", 1, "dead_letter", 1));
        assertThat(world.letters()).singleElement().satisfies(letter -> {
            assertThat(letter.get("reason").textValue()).isEqualTo("unknown_status_code");
            assertThat(letter.get("source_id").textValue()).isEqualTo("2");
        });
    }

    @Test
    void aStepThatNoTestReachesIsMissed() throws Exception {
        RouteCoverage coverage = new RouteCoverage("turbine-status");
        Path edited = EditedRoute.in(home, "turbine-status", route -> route + """
                        - filter:
                            id: never
                            simple: "${body} == 'never'"
                            steps:
                              - log:
                                  id: unreached
                                  message: never
                """);
        try (WadiApplication application =
                WadiApplication.start(world.plan(edited, Map.of()).withBean("coverage", coverage))) {
            coverage.expectStepsOf(application.context());
            assertThat(coverage.missing()).contains("turbine-status/parse-signals", "turbine-status/map-code");
            application.<TextRecord>delivery("turbine-status", observed).deliver(poll());
        }
        assertThat(coverage.missing())
                .contains("turbine-status/unreached")
                .doesNotContain("turbine-status/parse-signals", "turbine-status/map-code", "turbine-status/never");
    }

    private void assertHolds(UnaryOperator<String> edit) throws Exception {
        try (WadiApplication application = start(edit)) {
            BatchDelivery<TextRecord> delivery = application.delivery("turbine-status", observed);
            CompletableFuture<Boolean> acknowledged = CompletableFuture.supplyAsync(() -> delivery.deliver(poll()));
            await().until(() -> observed.holds.size() > 2);
            delivery.stop();
            assertThat(acknowledged.get(Patience.LONGEST.toSeconds(), TimeUnit.SECONDS))
                    .isFalse();
        }
        assertThat(observed.outcomes).isEmpty();
        assertThat(world.letters()).isEmpty();
    }

    private WadiApplication start(UnaryOperator<String> edit) throws Exception {
        return WadiApplication.start(world.plan(EditedRoute.in(home, "turbine-status", edit), Map.of()));
    }

    private static List<TextRecord> poll() {
        return List.of(signal("1", "T-1", "VMP_STATUS", "1", -1), signal("2", "T-1", "WIND_SPEED", "9.7", -1));
    }
}
