package dev.wadi.pipelines.turbinestatus.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.pipelines.turbinestatus.Changes;
import dev.wadi.pipelines.turbinestatus.StatusChange;
import dev.wadi.pipelines.turbinestatus.TestVendors;
import dev.wadi.pipelines.turbinestatus.Vendor;
import dev.wadi.testing.RunningRedis;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** The final hashes depend only on the set of records: not on order, duplication, polls or number of workers. */
class StatusStorePropertyTest {
    private static final int WORKERS = 4;
    private static final RunningRedis REDIS = new RunningRedis();

    private final StatusStore store = new StatusStore(REDIS::client);

    @BeforeContainer
    static void startRedis() {
        REDIS.start();
    }

    @AfterContainer
    static void stopRedis() {
        REDIS.close();
    }

    @Property(tries = 300)
    void anyOrderDuplicationAndSplitGivesTheHashesOfTheModel(
            @ForAll("changes") List<StatusChange> changes, @ForAll Random random) {
        REDIS.empty();
        for (List<StatusChange> poll : polls(twiceShuffled(changes, random), random)) {
            assertThat(store.save(poll)).hasSameSizeAs(poll).doesNotContainNull();
        }
        assertThat(stored()).isEqualTo(StatusModel.hashes(changes));
        // delivered all over again: nothing is saved, nothing changes
        assertThat(store.save(changes)).doesNotContain(StatusStore.Answer.SAVED);
        assertThat(stored()).isEqualTo(StatusModel.hashes(changes));
    }

    @Property(tries = 60)
    void manyWorkersGiveTheHashesOfTheModel(@ForAll("changes") List<StatusChange> changes, @ForAll Random random)
            throws Exception {
        REDIS.empty();
        List<Callable<Integer>> workers = new ArrayList<>();
        for (int worker = 0; worker < WORKERS; worker++) {
            List<List<StatusChange>> polls = polls(twiceShuffled(changes, random), random);
            workers.add(() ->
                    polls.stream().mapToInt(poll -> store.save(poll).size()).sum());
        }
        ExecutorService threads = Executors.newFixedThreadPool(WORKERS);
        try {
            for (Future<Integer> done : threads.invokeAll(workers)) {
                assertThat(done.get()).isEqualTo(2 * changes.size());
            }
        } finally {
            threads.shutdown();
        }
        assertThat(stored()).isEqualTo(StatusModel.hashes(changes));
    }

    @Provide
    Arbitrary<List<StatusChange>> changes() {
        Arbitrary<String> texts = Arbitraries.of("1", "10", "9", "a", "A", "ab", "ä", "\uFFFD", "\uD83D\uDE00");
        Arbitrary<StatusChange> change = Combinators.combine(
                        Arbitraries.of("ast-1", "ast-2", "ast-3"),
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.longs().between(-1, 12),
                        texts,
                        texts)
                .as(StatusStorePropertyTest::change);
        return change.list().ofMinSize(1).ofMaxSize(25);
    }

    private static StatusChange change(
            String asset, int kind, int second, long statusCode, String code, String source) {
        Vendor vendor = asset.equals("ast-3") ? TestVendors.SIEMENS : TestVendors.VESTAS;
        return Changes.change(asset, vendor, vendor.kinds().get(kind), second, statusCode, code, source);
    }

    private static List<StatusChange> twiceShuffled(List<StatusChange> changes, Random random) {
        List<StatusChange> all = new ArrayList<>(changes);
        all.addAll(changes);
        Collections.shuffle(all, random);
        return all;
    }

    private static List<List<StatusChange>> polls(List<StatusChange> changes, Random random) {
        List<List<StatusChange>> polls = new ArrayList<>();
        for (int from = 0; from < changes.size(); ) {
            int to = Math.min(changes.size(), from + 1 + random.nextInt(10));
            polls.add(changes.subList(from, to));
            from = to;
        }
        return polls;
    }

    private static Map<String, Map<String, String>> stored() {
        Map<String, Map<String, String>> hashes = new HashMap<>();
        REDIS.client().getKeys().getKeys().forEach(key -> hashes.put(key, REDIS.hash(key)));
        return hashes;
    }
}
