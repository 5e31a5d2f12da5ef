package dev.wadi.pipelines.batchrecords;

import static dev.wadi.pipelines.batchrecords.BatchWorld.file;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.app.WadiApplication;
import dev.wadi.testing.Observed;
import dev.wadi.testing.TextRecord;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
            List<Future<Boolean>> polls = polls(deliveries).stream()
                    .map(poll -> pool.submit(() -> deliver(upload, poll)))
                    .toList();
            for (Future<Boolean> poll : polls) {
                assertThat(poll.get()).isTrue();
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(batchesByAddress(upload).keySet())
                .containsExactlyInAnyOrderElementsOf(new HashSet<>(deliveries)
                        .stream().map(event -> address(upload, event)).toList());
    }

    @Property(tries = 25)
    void theBatchOfAnEventIsThatOfItsFirstDelivery(
            @ForAll @Size(min = 1, max = 60) List<@IntRange(max = 20) Integer> deliveries) {
        String upload = "waze/" + UUID.randomUUID() + "/";
        Map<String, String> first = new HashMap<>();
        int batch = 0;
        for (List<Integer> poll : polls(deliveries)) {
            String current = Integer.toString(++batch);
            world.currentBatch(current);
            assertThat(deliver(upload, poll)).isTrue();
            poll.forEach(event -> first.putIfAbsent(address(upload, event), current));
        }
        assertThat(batchesByAddress(upload)).isEqualTo(first);
    }

    private static List<List<Integer>> polls(List<Integer> deliveries) {
        return IntStream.iterate(0, from -> from < deliveries.size(), from -> from + MOST_PER_POLL)
                .mapToObj(from -> deliveries.subList(from, Math.min(from + MOST_PER_POLL, deliveries.size())))
                .toList();
    }

    private static boolean deliver(String upload, List<Integer> poll) {
        return application
                .<TextRecord>delivery("batch-records", new Observed())
                .deliver(poll.stream()
                        .map(event -> file(upload + event, upload + event, ""))
                        .toList());
    }

    private static String address(String upload, int event) {
        return "s3://curated/" + upload + event;
    }

    /** Fails if an address has two rows. */
    private static Map<String, String> batchesByAddress(String upload) {
        return world.rows().stream()
                .filter(row -> row.get("S3Key").s().contains(upload))
                .collect(Collectors.toMap(
                        row -> row.get("S3Key").s(), row -> row.get("BatchId").s()));
    }
}
