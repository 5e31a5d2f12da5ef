package dev.wadi.pipelines.turbinestatus;

import static dev.wadi.pipelines.turbinestatus.StatusWorld.HOME;
import static dev.wadi.pipelines.turbinestatus.StatusWorld.signal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.app.WadiApplication;
import dev.wadi.delivery.BatchDelivery;
import dev.wadi.delivery.DeliveryMonitor;
import dev.wadi.testing.InventedWords;
import dev.wadi.testing.LogLines;
import dev.wadi.testing.Observed;
import dev.wadi.testing.RespProxy;
import dev.wadi.testing.TextRecord;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Redis, or what stands in front of it, answers in words that nobody here knows. Good records are not to blame, whatever the words. */
@Timeout(600)
class RedisWordsTest {
    private static final long SEED = Long.getLong("wadi.test.seed", 4_711);
    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final int POLLS = 4;
    private static final Random DICE = new Random(SEED);

    private static StatusWorld world;
    private static RespProxy redis;
    private static WadiApplication application;

    private final Observed observed = new Observed();

    @BeforeAll
    static void start() throws Exception {
        world = new StatusWorld();
        redis = new RespProxy(world.redisPort());
        application = WadiApplication.start(world.plan(HOME, Map.of("REDIS_PORT", Integer.toString(redis.port()))));
    }

    @AfterAll
    static void stop() {
        application.close();
        redis.close();
        world.close();
    }

    @BeforeEach
    void reset() {
        world.reset();
    }

    @AfterEach
    void mend() {
        redis.mend();
    }

    static List<String> words() {
        return new InventedWords(SEED).errors(Integer.getInteger("wadi.words", 4));
    }

    @ParameterizedTest
    @MethodSource("words")
    void onAllCallsTheyHoldTheSourceUntilTheyEnd(String words) throws Exception {
        redis.answer(command -> Optional.of("-" + words));
        BatchDelivery<TextRecord> delivery = application.delivery("turbine-status", observed);
        CompletableFuture<Boolean> acknowledged = CompletableFuture.supplyAsync(() -> delivery.deliver(poll(0)));
        try {
            await().atMost(BOUND).until(() -> observed.holds.size() > 2 || acknowledged.isDone());
            redis.mend();
            assertThat(acknowledged.get(BOUND.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } finally {
            delivery.stop();
        }
        assertThat(world.letters()).isEmpty();
        assertThat(observed.outcomes).isEqualTo(Map.of("saved", 2));
        assertThat(world.status("ast-1")).containsEntry("status", "RUN");
        assertThat(world.status("ast-2")).containsEntry("status", "STOP");
    }

    @ParameterizedTest
    @MethodSource("words")
    void onSomeCallsTheyLoseNothing(String words) {
        int before = redis.answered();
        redis.answer(command -> redis.answered() == before || isStruck() ? Optional.of("-" + words) : Optional.empty());
        for (int i = 0; i < POLLS; i++) {
            List<TextRecord> poll = List.of(signal("1-" + i, "T-1", "VMP_STATUS", "1", i - 10));
            BatchDelivery<TextRecord> delivery = application.delivery("turbine-status", observed);
            CompletableFuture<Boolean> acknowledged = CompletableFuture.supplyAsync(() -> delivery.deliver(poll));
            try {
                await().atMost(BOUND).until(acknowledged::isDone);
                assertThat(acknowledged.join()).isTrue();
            } finally {
                delivery.stop();
            }
        }
        redis.mend();
        assertThat(world.letters()).isEmpty();
        assertThat(observed.outcomes.keySet()).isSubsetOf("saved", "duplicate");
        assertThat(observed.outcomes.values().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(POLLS);
        String last = StatusWorld.NOW.plusSeconds(POLLS - 1 - 10).toString();
        assertThat(world.status("ast-1").get("updated_ts")).startsWith(last.substring(0, 19));
    }

    @Test
    void whoReadsOfTheHoldSeesTheServerTheSettingAndTheCodeAndNothingOfARecord() throws Exception {
        redis.answer(command -> Optional.of("-QUOTA exceeded for acme|T-1"));
        try (LogLines log = new LogLines(DeliveryMonitor.class.getName())) {
            BatchDelivery<TextRecord> delivery =
                    application.delivery("turbine-status", application.monitor("turbine-status"));
            CompletableFuture<Boolean> acknowledged = CompletableFuture.supplyAsync(() -> delivery.deliver(poll(0)));
            try {
                await().atMost(BOUND).until(() -> !log.all().isEmpty() || acknowledged.isDone());
            } finally {
                delivery.stop();
            }
            acknowledged.get(BOUND.toSeconds(), TimeUnit.SECONDS);
            assertThat(log.all())
                    .anyMatch(line -> line.contains("127.0.0.1:" + redis.port())
                            && line.contains("REDIS_HOST")
                            && line.contains("QUOTA"))
                    .noneMatch(line -> line.contains("acme") || line.contains("T-1"));
        }
    }

    private static synchronized boolean isStruck() {
        return DICE.nextInt(100) < 30;
    }

    private static List<TextRecord> poll(int number) {
        return List.of(
                signal("1-" + number, "T-1", "VMP_STATUS", "1", number - 10),
                signal("2-" + number, "T-2", "VMP_STATUS", "2", number - 10));
    }
}
