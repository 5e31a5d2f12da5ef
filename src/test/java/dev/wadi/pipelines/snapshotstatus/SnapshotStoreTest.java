package dev.wadi.pipelines.snapshotstatus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.delivery.RefusedException;
import dev.wadi.pipelines.snapshotstatus.store.FileCounts;
import dev.wadi.pipelines.snapshotstatus.store.SnapshotStore;
import dev.wadi.pipelines.snapshotstatus.store.SnapshotStore.Reach;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** What a worker may write is decided by what is there when it writes, not by what it read before. */
@Timeout(600)
class SnapshotStoreTest {
    private static final SnapshotMessage MESSAGE = Snapshots.message("r1", "db.a");
    private static final int WORKERS = 8;
    /** Writes of a transaction that does not collide. */
    private static final int MOST_AT_ONCE = 20;

    private static SnapshotWorld world;
    private static SnapshotStore store;

    @BeforeAll
    static void start() {
        world = new SnapshotWorld();
        store = storeOf(world.dynamoDb);
    }

    private static SnapshotStore storeOf(DynamoDbClient dynamoDb) {
        return new SnapshotStore(
                dynamoDb,
                "UCExportToCrownStatus",
                "data_pipeline_metadata",
                SnapshotWorld.BOOKKEEPING,
                Clock.systemUTC(),
                Duration.ofDays(14));
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
    void aStatusThatSomebodyElseChangedIsNotChangedAndNothingIsAnnounced() throws RefusedException {
        world.collection("r1", "db.a", "Success", 1);
        assertThat(store.change(MESSAGE.collection(), "Sent", "Received", announcement()))
                .isFalse();
        assertThat(world.collections("r1")).isEqualTo(Map.of("db.a", "Success"));
        assertThat(world.pending()).isZero();
        assertThat(store.change(MESSAGE.collection(), "Success", "Received", announcement()))
                .isTrue();
        assertThat(world.pending()).isEqualTo(1);
    }

    @Test
    void oneWorkerChangesAStatusAndOneMakesTheRunReachAMilestone() throws Exception {
        world.collection("r1", "db.a", "Sent", 1);
        assertThat(atOnce(() -> store.change(MESSAGE.collection(), "Sent", "Received", List.of())))
                .containsOnlyOnce(true);
        for (RunMilestone milestone : RunMilestone.values()) {
            assertThat(atOnce(() -> store.reach(MESSAGE, milestone, List.of()))).containsOnlyOnce(Reach.NOW);
        }
        assertThat(world.product("r1")).isEqualTo("COMPLETED");
    }

    @Test
    void aRunThatIsCompletedIsNotPutBackByOneWhoIsLate() throws RefusedException {
        world.collection("r1", "db.a", "Success", 1);
        assertThat(store.reach(MESSAGE, RunMilestone.ALL_SUCCESSFUL, List.of())).isEqualTo(Reach.NOW);
        assertThat(store.reach(MESSAGE, RunMilestone.ALL_SUCCESSFUL, List.of())).isEqualTo(Reach.BEFORE);
        assertThat(store.reach(MESSAGE, RunMilestone.ALL_RECEIVED, announcement()))
                .isEqualTo(Reach.COLLECTION_GONE_ON);
        assertThat(world.product("r1")).isEqualTo("COMPLETED");
        assertThat(world.pending()).isZero();
    }

    @Test
    void aMarkerEndsSomeTimeAfterTheQueueHasForgottenTheMessage() {
        world.collection("r1", "db.a", "Sent", 3);
        assertThat(store.count(MESSAGE.collection(), List.of(MESSAGE)).isFirst(MESSAGE))
                .isTrue();
        assertThat(store.count(MESSAGE.collection(), List.of(MESSAGE)).isFirst(MESSAGE))
                .isFalse();
        long end = Clock.systemUTC().instant().plus(Duration.ofDays(14)).getEpochSecond();
        assertThat(world.dynamoDb
                        .scan(scan -> scan.tableName(SnapshotWorld.BOOKKEEPING))
                        .items())
                .singleElement()
                .satisfies(row ->
                        assertThat(Long.parseLong(row.get("TimeToExist").n())).isBetween(end - 60, end));
    }

    /** As it would be by itself. */
    @Test
    void aFileToldOfTwiceIsRefusedTwiceWhereItsCollectionIsCorrupt() {
        world.row("r1", "db.a", Map.of("FilesExported", AttributeValue.fromN("1")));
        SnapshotMessage again = Snapshots.message("r1", "db.a");
        FileCounts counts = store.count(MESSAGE.collection(), List.of(MESSAGE, again));
        assertThat(List.of(MESSAGE, again))
                .allSatisfy(one -> assertThat(counts.refusal(one)).isPresent());
    }

    /** A row that all workers write at once: their transactions collide, and none gives up. */
    @Test
    void manyWorkersCountForOneCollection() throws Exception {
        world.collection("r1", "db.a", "Sent", 1_000);
        List<SnapshotMessage> files = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            files.add(Snapshots.file("r1", "db.a", "f" + i));
        }
        AtomicInteger first = new AtomicInteger();
        for (int round = 0; round < 5; round++) {
            atOnce(() -> {
                FileCounts counts = store.count(files.get(0).collection(), files);
                files.stream().filter(counts::isFirst).forEach(file -> first.incrementAndGet());
                return true;
            });
        }
        assertThat(first).hasValue(20);
        assertThat(world.collections("r1")).isEqualTo(Map.of("db.a", "Sent 20"));
    }

    /** Each has its own ten of them. */
    @Test
    void manyWorkersCountDifferentFilesOfOneCollection() throws Exception {
        world.collection("r1", "db.a", "Sent", 1_000);
        AtomicInteger next = new AtomicInteger();
        atOnce(() -> {
            int worker = next.getAndIncrement();
            List<SnapshotMessage> files = IntStream.range(0, 10)
                    .mapToObj(i -> Snapshots.file("r1", "db.a", "f" + worker + "-" + i))
                    .toList();
            FileCounts counts = store.count(files.get(0).collection(), files);
            assertThat(files).allMatch(counts::isFirst);
            return true;
        });
        assertThat(world.collections("r1")).isEqualTo(Map.of("db.a", "Sent " + 10 * WORKERS));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 99, 130})
    void whereTransactionsCollideSmallerOnesComeThrough(int files) throws Exception {
        world.collection("r1", "db.a", "Sent", 1_000);
        Collisions collisions = new Collisions(MOST_AT_ONCE);
        try (DynamoDbClient hot = world.dynamoDb(collisions)) {
            List<SnapshotMessage> messages = IntStream.range(0, files)
                    .mapToObj(i -> Snapshots.file("r1", "db.a", "f" + i))
                    .toList();
            FileCounts counts = storeOf(hot).count(messages.get(0).collection(), messages);
            assertThat(messages).allMatch(counts::isFirst);
        }
        assertThat(world.collections("r1")).isEqualTo(Map.of("db.a", "Sent " + files));
        assertThat(collisions.written()).allMatch(writes -> writes <= MOST_AT_ONCE);
    }

    private static <T> List<T> atOnce(Callable<T> write) throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
        try {
            List<T> written = new ArrayList<>();
            for (Future<T> one : workers.invokeAll(
                    Stream.generate(() -> write).limit(WORKERS).toList())) {
                written.add(one.get());
            }
            return written;
        } finally {
            workers.shutdownNow();
        }
    }

    private static List<TransactWriteItem> announcement() {
        return List.of(TransactWriteItem.builder()
                .put(put ->
                        put.tableName(SnapshotWorld.BOOKKEEPING).item(Map.of("Id", AttributeValue.fromS("outbox#x"))))
                .build());
    }
}
