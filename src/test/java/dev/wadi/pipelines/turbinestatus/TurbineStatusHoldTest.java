package dev.wadi.pipelines.turbinestatus;

import static dev.wadi.pipelines.turbinestatus.StatusWorld.ENRICHED;
import static dev.wadi.pipelines.turbinestatus.StatusWorld.HOME;
import static dev.wadi.pipelines.turbinestatus.StatusWorld.signal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.app.WadiApplication;
import dev.wadi.demo.process.CuttableProxy;
import dev.wadi.testing.Observed;
import dev.wadi.testing.Patience;
import dev.wadi.testing.TextRecord;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the route needs is away for a while: the source holds, nothing is dead-lettered, and it heals by itself. */
@Timeout(600)
class TurbineStatusHoldTest {
    private final Observed observed = new Observed();
    private final StatusWorld world = new StatusWorld();

    @BeforeEach
    void reset() {
        world.reset();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aRecordThatWasSavedButNotPutIsPutWhenTheEnrichedStreamIsThere() throws Exception {
        try (WadiApplication application = start(Map.of("turbine-status.enriched-stream", ENRICHED))) {
            CompletableFuture<Boolean> acknowledged = deliver(application);
            await().until(() -> observed.holds.size() > 2);
            assertThat(world.status("ast-1")).as("saved before the put failed").containsEntry("status", "RUN");
            assertThat(observed.outcomes).isEmpty();
            world.createStream(ENRICHED);
            assertThat(acknowledged.get(Patience.LONGEST.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
        }
        assertThat(world.enriched()).extracting(one -> one.partitionKey()).containsExactly("ast-1", "ast-2");
        assertThat(observed.outcomes)
                .as("at the second delivery they are duplicates")
                .isEqualTo(Map.of("duplicate", 2));
        assertThat(world.letters()).isEmpty();
    }

    @Test
    void redisGoingAwayHoldsTheSourceAndNothingIsDeadLettered() throws Exception {
        try (CuttableProxy wayToRedis = new CuttableProxy(world.redisPort());
                WadiApplication application = start(Map.of("REDIS_PORT", Integer.toString(wayToRedis.port())))) {
            wayToRedis.cut();
            CompletableFuture<Boolean> acknowledged = deliver(application);
            await().until(() -> !observed.holds.isEmpty());
            assertThat(world.status("ast-1")).isEmpty();
            wayToRedis.mend();
            assertThat(acknowledged.get(60, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(world.status("ast-1")).containsEntry("status", "RUN");
        assertThat(world.status("ast-2")).containsEntry("status", "STOP");
        assertThat(world.letters()).isEmpty();
    }

    private WadiApplication start(Map<String, String> settings) throws Exception {
        return WadiApplication.start(world.plan(HOME, settings));
    }

    private CompletableFuture<Boolean> deliver(WadiApplication application) {
        List<TextRecord> poll =
                List.of(signal("1", "T-1", "VMP_STATUS", "1", -1), signal("2", "T-2", "VMP_STATUS", "2", -1));
        return CompletableFuture.supplyAsync(() ->
                application.<TextRecord>delivery("turbine-status", observed).deliver(poll));
    }
}
