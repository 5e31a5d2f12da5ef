package dev.wadi.batchrecords;

import static dev.wadi.batchrecords.BatchWorld.file;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.runtime.WadiApplication;
import dev.wadi.testing.Observed;
import dev.wadi.testing.TextRecord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Spec promise B3: the rows depend on the set of events, not on their order, repetition, polls or workers. */
class BatchRecordsPropertyTest {
    private static final int MOST_PER_POLL = 7;

    private static BatchWorld world;
    private static WadiApplication application;

    @BeforeContainer
    static void start() throws Exception {
        world = new BatchWorld();
        world.reset();
        application = WadiApplication.start(world.plan(Map.of()));
    }

    @AfterContainer
    static void stop() {
        application.close();
        world.close();
    }

    @Property(tries = 25)
    void oneRowForEachEvent(
            @ForAll @Size(min = 1, max = 60) List<@IntRange(max = 20) Integer> deliveries,
            @ForAll @IntRange(min = 1, max = 4) int workers)
            throws Exception {
        String upload = "waze/" + UUID.randomUUID() + "/";
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        try {
            List<Future<Boolean>> polls = new ArrayList<>();
            for (int from = 0; from < deliveries.size(); from += MOST_PER_POLL) {
                List<TextRecord> poll =
                        deliveries.subList(from, Math.min(from + MOST_PER_POLL, deliveries.size())).stream()
                                .map(event -> file(upload + event, upload + event, ""))
                                .toList();
                polls.add(pool.submit(() -> application
                        .<TextRecord>delivery("batch-records", new Observed())
                        .deliver(poll)));
            }
            for (Future<Boolean> poll : polls) {
                assertThat(poll.get()).isTrue();
            }
        } finally {
            pool.shutdownNow();
        }
        List<String> addresses = world.rows().stream()
                .map(row -> row.get("S3Key").s())
                .filter(address -> address.contains(upload))
                .toList();
        assertThat(addresses)
                .containsExactlyInAnyOrderElementsOf(new HashSet<>(deliveries)
                        .stream().map(event -> "s3://curated/" + upload + event).toList());
    }
}
