package dev.wadi.pipelines.snapshotstatus;

import static dev.wadi.pipelines.snapshotstatus.SnapshotWorld.file;
import static dev.wadi.pipelines.snapshotstatus.SnapshotWorld.success;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.app.WadiApplication;
import dev.wadi.testing.Observed;
import dev.wadi.testing.TextRecord;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Spec promise P7: eight workers of two applications finish the last eight collections of a run at once, each with a poll that has a file of every collection, and
 * it is told once.
 */
@Timeout(600)
class SnapshotStatusWorkersTest {
    private static final int RUNS = Integer.getInteger("wadi.snapshot-status.runs", 50);
    private static final int WORKERS = 8;
    private static final String COUNTER = "snapshot_sender_status_checker_";

    private final ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
    private final CyclicBarrier together = new CyclicBarrier(WORKERS);
    private final SnapshotWorld world = new SnapshotWorld();
    private final List<WadiApplication> applications = new ArrayList<>();

    @BeforeEach
    void start() throws Exception {
        for (int i = 0; i < 2; i++) {
            applications.add(WadiApplication.start(world.plan(Map.of())));
        }
    }

    @AfterEach
    void stop() {
        workers.shutdownNow();
        applications.forEach(WadiApplication::close);
        world.close();
    }

    @Test
    void eachRunIsAnnouncedOnceAndCountedOnce() throws Exception {
        List<String> announcements = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            String run = "run-" + i + "-" + UUID.randomUUID();
            List<String> names =
                    IntStream.range(0, WORKERS).mapToObj(n -> "db.c" + n).toList();
            names.forEach(name -> world.collection(run, name, "Sent", WORKERS));
            atOnce(worker ->
                    names.stream().map(name -> file(run, name, "f" + worker)).toList());
            assertThat(world.product(run)).isEqualTo("RECEIVED");
            atOnce(worker -> List.of(success(run, names.get(worker))));
            assertThat(world.product(run)).isEqualTo("COMPLETED");
            assertThat(world.collections(run).values()).hasSize(WORKERS).containsOnly("Success " + WORKERS);
            assertThat(counted(run, "all_collections_received")).isEqualTo(1);
            assertThat(counted(run, "all_collections_succesful")).isEqualTo(1);
            assertThat(counted(run, "collections_received")).isEqualTo(WORKERS);
            assertThat(counted(run, "collections_successful")).isEqualTo(WORKERS);
            assertThat(counted(run, "files_received")).isEqualTo(WORKERS * WORKERS);
            announcements.add(run + ": Full - All collections received by NiFi");
            announcements.add(run + ": Full - All collections successful");
        }
        assertThat(world.heard(2 * RUNS)).containsExactlyInAnyOrderElementsOf(announcements);
        assertThat(world.sent()).hasSize(RUNS * WORKERS);
        assertThat(world.pending()).isZero();
    }

    private void atOnce(IntFunction<List<TextRecord>> polls) throws Exception {
        List<Future<Boolean>> done = new ArrayList<>();
        for (int worker = 0; worker < WORKERS; worker++) {
            List<TextRecord> poll = polls.apply(worker);
            WadiApplication application = applications.get(worker % applications.size());
            done.add(workers.submit(() -> {
                together.await();
                return application
                        .<TextRecord>delivery("snapshot-status", new Observed())
                        .deliver(poll);
            }));
        }
        for (Future<Boolean> one : done) {
            assertThat(one.get()).isTrue();
        }
    }

    /** In both applications. */
    private double counted(String run, String name) {
        return applications.stream()
                .map(one -> one.context().getRegistry().findSingleByType(MeterRegistry.class))
                .flatMap(registry -> registry.find(COUNTER + name).tag("correlation_id", run).counters().stream())
                .mapToDouble(Counter::count)
                .sum();
    }
}
