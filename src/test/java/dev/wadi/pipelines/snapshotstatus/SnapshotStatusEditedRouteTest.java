package dev.wadi.pipelines.snapshotstatus;

import static dev.wadi.pipelines.snapshotstatus.SnapshotWorld.file;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.app.WadiApplication;
import dev.wadi.delivery.BatchDelivery;
import dev.wadi.testing.EditedRoute;
import dev.wadi.testing.Observed;
import dev.wadi.testing.Patience;
import dev.wadi.testing.TextRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Edits of the route that a user may make by mistake: none of them loses a message. */
@Timeout(600)
class SnapshotStatusEditedRouteTest {
    private final SnapshotWorld world = new SnapshotWorld();
    private final Observed observed = new Observed();
    private final String run = "run-" + UUID.randomUUID();

    @TempDir
    private Path home;

    @AfterEach
    void close() {
        world.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"count-once", "complete-collection", "complete-run", "in-turns"})
    void withoutAStepThatDecidesTheMessageIsHeld(String step) throws Exception {
        world.collection(run, "db.a", "Sent", 1);
        try (WadiApplication application = start(step)) {
            holdsFor(application);
        }
        assertThat(world.letters()).isEmpty();
    }

    private Throwable holdsFor(WadiApplication application) throws Exception {
        BatchDelivery<TextRecord> delivery = application.delivery("snapshot-status", observed);
        CompletableFuture<Boolean> acknowledged =
                CompletableFuture.supplyAsync(() -> delivery.deliver(List.of(file(run, "db.a", "a1"))));
        await().until(() -> !observed.holds.isEmpty());
        delivery.stop();
        assertThat(acknowledged.get(Patience.LONGEST.toSeconds(), TimeUnit.SECONDS))
                .isFalse();
        return observed.holds.get(0);
    }

    /** As then nobody knows where to. */
    @ParameterizedTest
    @CsvSource({"announce-collection, snapshot-status-export-state", "announce-run, snapshot-status-monitoring"})
    void withoutAStepThatAnnouncesNothingIsCountedAndTheChannelIsNamed(String step, String channel) throws Exception {
        world.collection(run, "db.a", "Sent", 1);
        try (WadiApplication application = start(step)) {
            assertThat(holdsFor(application)).hasMessageContaining("has the channel " + channel + " of the outbox");
        }
        assertThat(world.collections(run)).isEqualTo(Map.of("db.a", "Sent"));
        assertThat(world.pending()).isZero();
    }

    @Test
    void whereTheStepThatAnnouncesIsDisabledTheTimerSends() throws Exception {
        world.collection(run, "db.a", "Sent", 1);
        Path edited = EditedRoute.in(
                home,
                "snapshot-status",
                route -> route.replace(
                        "id: announce-collection", "id: announce-collection\n                  disabled: true"));
        try (WadiApplication application = WadiApplication.start(world.plan(edited, Map.of()))) {
            assertThat(application
                            .<TextRecord>delivery("snapshot-status", observed)
                            .deliver(List.of(file(run, "db.a", "a1"))))
                    .isTrue();
            assertThat(world.sent()).isEmpty();
            application.context().createProducerTemplate().sendBody("direct:injected-outbox-resend", "");
            assertThat(world.sent()).hasSize(1);
        }
    }

    private WadiApplication start(String withoutStep) throws Exception {
        return WadiApplication.start(world.plan(
                EditedRoute.in(home, "snapshot-status", route -> EditedRoute.without(route, withoutStep)), Map.of()));
    }
}
