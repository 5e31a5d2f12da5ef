package dev.wadi.pipelines.turbinestatus;

import static dev.wadi.pipelines.turbinestatus.StatusWorld.HOME;
import static dev.wadi.pipelines.turbinestatus.StatusWorld.signal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.app.WadiApplication;
import dev.wadi.delivery.BatchDelivery;
import dev.wadi.demo.process.CuttableProxy;
import dev.wadi.testing.Observed;
import dev.wadi.testing.RedisCommands;
import dev.wadi.testing.RunningRedis;
import dev.wadi.testing.TextRecord;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.redisson.client.codec.StringCodec;

/** The source holds until Redis is found where it is now, with the password that it has now: nobody restarts anything. */
@Timeout(600)
class RedisMovesTest {
    /** From the moment at which the world has healed. */
    private static final Duration BOUND = Duration.ofSeconds(60);

    private static final List<String> MAPPINGS = List.of("asset-metadata-mapping", "turbine-status-mapping");
    private static final String SECRET = "turbine/redis";

    private final StatusWorld world = new StatusWorld();
    private final RunningRedis other = new RunningRedis().start();
    private final CuttableProxy way = new CuttableProxy(world.redisPort());
    private final Observed observed = new Observed();

    @BeforeEach
    void fill() {
        world.reset();
        other.empty();
        MAPPINGS.forEach(key -> other.client()
                .<String, String>getMap(key, StringCodec.INSTANCE)
                .putAll(world.map(key).readAllMap()));
    }

    @AfterEach
    void close() {
        way.close();
        other.close();
        world.close();
    }

    @Test
    void aSwitchOverBehindAnAddressWhoseOldConnectionsStayOpen() throws Exception {
        try (WadiApplication application = start(Map.of())) {
            acknowledgedAtOnce(application, 1);
            way.turnTo(other.port());
            RedisCommands.ok(world.redisPort(), "REPLICAOF 127.0.0.1 1");
            holdsThenGoesOn(application, () -> {});
        }
        assertThat(other.hash("ast-1")).containsEntry("updated_ts", "2026-11-20T09:59:52.000Z");
        assertThat(world.letters()).isEmpty();
    }

    @Test
    void anAddressThatMoved() throws Exception {
        try (WadiApplication application = start(Map.of())) {
            acknowledgedAtOnce(application, 1);
            way.cut();
            holdsThenGoesOn(application, () -> {
                way.turnTo(other.port());
                way.mend();
            });
        }
        assertThat(other.hash("ast-1")).containsEntry("updated_ts", "2026-11-20T09:59:52.000Z");
        assertThat(world.letters()).isEmpty();
    }

    @Test
    void aRotatedPassword() throws Exception {
        world.putPassword(SECRET, "planted-old-1");
        RedisCommands.ok(other.port(), "CONFIG SET requirepass planted-old-1");
        way.turnTo(other.port());
        try (WadiApplication application = start(Map.of("SECRET_NAME", SECRET, "REDIS_PASS_SECRET_KEY", "password"))) {
            acknowledgedAtOnce(application, 1);
            RedisCommands.ok(other.port(), "AUTH planted-old-1", "CONFIG SET requirepass planted-new-2");
            way.cut();
            way.mend();
            holdsThenGoesOn(application, () -> world.putPassword(SECRET, "planted-new-2"));
        }
        assertThat(other.hash("ast-1")).containsEntry("updated_ts", "2026-11-20T09:59:52.000Z");
        assertThat(observed.holds).noneMatch(fault -> String.valueOf(fault).contains("planted"));
        assertThat(world.letters()).isEmpty();
    }

    private WadiApplication start(Map<String, String> settings) throws Exception {
        Map<String, String> all = new HashMap<>(settings);
        all.put("REDIS_PORT", Integer.toString(way.port()));
        return WadiApplication.start(world.plan(HOME, all));
    }

    private void acknowledgedAtOnce(WadiApplication application, int number) {
        BatchDelivery<TextRecord> delivery = application.delivery("turbine-status", observed);
        assertThat(delivery.deliver(poll(number))).isTrue();
    }

    private void holdsThenGoesOn(WadiApplication application, Runnable change) throws Exception {
        BatchDelivery<TextRecord> delivery = application.delivery("turbine-status", observed);
        CompletableFuture<Boolean> acknowledged = CompletableFuture.supplyAsync(() -> delivery.deliver(poll(2)));
        try {
            await().until(() -> !observed.holds.isEmpty() || acknowledged.isDone());
            change.run();
            assertThat(acknowledged.get(BOUND.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(observed.holds).isNotEmpty();
        } finally {
            delivery.stop();
        }
    }

    private static List<TextRecord> poll(int number) {
        return List.of(signal(Integer.toString(number), "T-1", "VMP_STATUS", "1", number - 10));
    }
}
