package dev.wadi.pipelines.batchrecords;

import static dev.wadi.pipelines.batchrecords.BatchWorld.file;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.app.WadiApplication;
import dev.wadi.delivery.BatchDelivery;
import dev.wadi.testing.EditedRoute;
import dev.wadi.testing.Observed;
import dev.wadi.testing.TextRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Edits of the route that a user may make by mistake: none of them loses a record. */
@Timeout(600)
class BatchRecordsEditedRouteTest {
    private final Observed observed = new Observed();
    private final BatchWorld world = new BatchWorld();

    @TempDir
    private Path home;

    @BeforeEach
    void reset() {
        world.reset();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void withoutTheStepThatParsesTheRecordsAreHeld() throws Exception {
        assertHolds(route -> EditedRoute.without(route, "parse"));
    }

    @Test
    void whereAllStepsAreOneLogTheRecordsAreHeld() throws Exception {
        assertHolds(route -> Stream.of("parse", "each-announcement", "if-persist")
                .reduce(route, EditedRoute::without)
                .replaceAll("(?s)- setProperty:.*", "- log: {id: nothing, message: nothing}\n"));
    }

    private void assertHolds(UnaryOperator<String> edit) throws Exception {
        try (WadiApplication application =
                WadiApplication.start(world.plan(EditedRoute.in(home, "batch-records", edit), Map.of()))) {
            BatchDelivery<TextRecord> delivery = application.delivery("batch-records", observed);
            CompletableFuture<Boolean> acknowledged = CompletableFuture.supplyAsync(
                    () -> delivery.deliver(List.of(file("1", "waze/1", ""), file("2", "waze/2", ""))));
            await().until(() -> observed.holds.size() > 2);
            delivery.stop();
            assertThat(acknowledged.get(60, TimeUnit.SECONDS)).isFalse();
        }
        assertThat(world.rows()).isEmpty();
        assertThat(world.letters()).isEmpty();
    }
}
