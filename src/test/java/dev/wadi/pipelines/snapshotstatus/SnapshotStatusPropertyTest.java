package dev.wadi.pipelines.snapshotstatus;

import static dev.wadi.pipelines.snapshotstatus.SnapshotWorld.file;
import static dev.wadi.pipelines.snapshotstatus.SnapshotWorld.json;
import static dev.wadi.pipelines.snapshotstatus.SnapshotWorld.success;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.app.WadiApplication;
import dev.wadi.delivery.Acknowledgement;
import dev.wadi.testing.Observed;
import dev.wadi.testing.TextRecord;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Spec promises P1 and P7: what becomes of a run depends on the set of its messages, not on their order, repetition, envelopes or workers. */
class SnapshotStatusPropertyTest {
    private static final int COLLECTIONS = 3;
    private static final int FILES = 3;

    private static SnapshotWorld world;
    private static WadiApplication application;

    @BeforeContainer
    static void start() throws Exception {
        world = new SnapshotWorld();
        application = WadiApplication.start(world.plan(Map.of()));
    }

    @AfterContainer
    static void stop() {
        application.close();
        world.close();
    }

    @Property(tries = 20, shrinking = ShrinkingMode.BOUNDED)
    void theRunEndsAsTheUndisturbedOne(
            @ForAll @Size(max = 25) List<@IntRange(max = COLLECTIONS * FILES - 1) Integer> repeated,
            @ForAll @Size(max = 4) List<@IntRange(max = COLLECTIONS - 1) Integer> successRepeated,
            @ForAll @IntRange(min = 1, max = 4) int perMessage,
            @ForAll @IntRange(min = 1, max = 10) int poll,
            @ForAll @IntRange(min = 1, max = 4) int workers)
            throws Exception {
        String run = newRun();
        List<Integer> files = new ArrayList<>(repeated);
        IntStream.range(0, COLLECTIONS * FILES).forEach(files::add);
        deliver(envelopes(run, files, perMessage), poll, workers);
        assertThat(world.collections(run).values()).hasSize(COLLECTIONS).containsOnly("Received " + FILES);
        assertThat(world.product(run)).isEqualTo("RECEIVED");
        List<Integer> successes = new ArrayList<>(successRepeated);
        IntStream.range(0, COLLECTIONS).forEach(successes::add);
        deliver(successes.stream().map(one -> success(run, "db." + one)).toList(), poll, workers);
        assertThat(world.collections(run).values()).hasSize(COLLECTIONS).containsOnly("Success " + FILES);
        assertThat(world.product(run)).isEqualTo("COMPLETED");
        assertThat(world.sent())
                .extracting(message -> message.get("topic_name").textValue())
                .containsExactlyInAnyOrder("db.0", "db.1", "db.2");
        assertThat(world.heard(2))
                .containsExactlyInAnyOrder(
                        run + ": Full - All collections received by NiFi", run + ": Full - All collections successful");
        assertThat(world.pending()).isZero();
    }

    @Property(tries = 20, shrinking = ShrinkingMode.BOUNDED)
    void aRunThatIsNotCompleteCountsItsDistinctFiles(
            @ForAll @Size(min = 1, max = 25) List<@IntRange(max = COLLECTIONS * FILES - 2) Integer> files,
            @ForAll @IntRange(min = 1, max = 4) int perMessage,
            @ForAll @IntRange(min = 1, max = 10) int poll,
            @ForAll @IntRange(min = 1, max = 4) int workers)
            throws Exception {
        String run = newRun();
        deliver(envelopes(run, files, perMessage), poll, workers);
        Map<String, String> expected = new HashMap<>();
        for (int i = 0; i < COLLECTIONS; i++) {
            int collection = i;
            long distinct = files.stream()
                    .distinct()
                    .filter(file -> file / FILES == collection)
                    .count();
            expected.put("db." + i, (distinct == FILES ? "Received" : "Sent") + (distinct == 0 ? "" : " " + distinct));
        }
        assertThat(world.collections(run)).isEqualTo(expected);
        assertThat(world.product(run)).isEqualTo("-");
        assertThat(world.sent()).hasSize((int) expected.values().stream()
                .filter(status -> status.startsWith("Received"))
                .count());
    }

    /** Success messages between the files included. */
    @Property(tries = 40, shrinking = ShrinkingMode.BOUNDED)
    void aPollEndsAsItsMessagesOneAfterTheOther(
            @ForAll @Size(min = 1, max = 30) List<@IntRange(max = COLLECTIONS * (FILES + 1) - 1) Integer> messages,
            @ForAll @IntRange(min = 2, max = 30) int poll)
            throws Exception {
        Map<String, String> ends = new HashMap<>();
        for (int size : new int[] {1, poll}) {
            String run = newRun();
            List<TextRecord> records = new ArrayList<>();
            for (int i = 0; i < messages.size(); i++) {
                records.add(message(run, messages.get(i)));
            }
            for (int from = 0; from < records.size(); from += size) {
                assertThat(application
                                .<TextRecord>delivery("snapshot-status", new Observed())
                                .deliver(records.subList(from, Math.min(from + size, records.size()))))
                        .isTrue();
            }
            ends.put(size == 1 ? "one by one" : "in polls", end(run));
        }
        assertThat(ends.get("in polls")).isEqualTo(ends.getOrDefault("one by one", ends.get("in polls")));
    }

    /** A file of a collection, or its success. */
    private static TextRecord message(String run, int number) {
        String collection = "db." + number % COLLECTIONS;
        return number < COLLECTIONS ? success(run, collection) : file(run, collection, "f" + number / COLLECTIONS);
    }

    /** All that anybody sees of a run. */
    private static String end(String run) throws Exception {
        Map<String, String> collections = new TreeMap<>(world.collections(run));
        List<String> sent = world.sent().stream()
                .map(message -> message.get("topic_name").textValue())
                .sorted()
                .toList();
        List<String> heard = world.heard((int) counted(run)).stream()
                .map(message -> message.replace(run, "run"))
                .sorted()
                .toList();
        return collections + " " + world.product(run) + " " + sent + " " + heard + " " + world.pending();
    }

    /** How often the run was announced. */
    private static double counted(String run) {
        MeterRegistry meters = application.context().getRegistry().findSingleByType(MeterRegistry.class);
        return Stream.of("all_collections_received", "all_collections_succesful")
                .flatMap(name ->
                        meters
                                .find("snapshot_sender_status_checker_" + name)
                                .tag("correlation_id", run)
                                .counters()
                                .stream())
                .mapToDouble(Counter::count)
                .sum();
    }

    private static String newRun() {
        String run = "run-" + UUID.randomUUID();
        IntStream.range(0, COLLECTIONS).forEach(i -> world.collection(run, "db." + i, "Sent", FILES));
        return run;
    }

    private static List<TextRecord> envelopes(String run, List<Integer> files, int perMessage) {
        List<TextRecord> envelopes = new ArrayList<>();
        for (int from = 0; from < files.size(); from += perMessage) {
            envelopes.add(new TextRecord(
                    "m" + from,
                    files.subList(from, Math.min(from + perMessage, files.size())).stream()
                            .map(file -> json(run, "db." + file / FILES, ",\"file_name\":\"f" + file + "\""))
                            .collect(Collectors.joining("},{\"body\":", "{\"Records\":[{\"body\":", "}]}"))));
        }
        return envelopes;
    }

    /** As a queue hands them over: polls of so many, each message done with by itself. */
    private static void deliver(List<TextRecord> messages, int poll, int workers) throws Exception {
        List<TextRecord> acknowledged = Collections.synchronizedList(new ArrayList<>());
        Acknowledgement<TextRecord> each = some -> {
            acknowledged.addAll(some);
            return some;
        };
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        try {
            List<Future<Boolean>> done = new ArrayList<>();
            for (int from = 0; from < messages.size(); from += poll) {
                List<TextRecord> some = messages.subList(from, Math.min(from + poll, messages.size()));
                done.add(pool.submit(() -> application
                        .delivery("snapshot-status", new Observed(), each)
                        .deliver(some)));
            }
            for (Future<Boolean> one : done) {
                assertThat(one.get()).isTrue();
            }
            assertThat(acknowledged).containsExactlyInAnyOrderElementsOf(messages);
        } finally {
            pool.shutdownNow();
        }
    }
}
