package dev.wadi.edge.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.wadi.demo.process.CuttableProxy;
import dev.wadi.testing.RedisCommands;
import dev.wadi.testing.RunningRedis;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.redisson.api.RBucket;
import org.redisson.api.RedissonClient;
import org.redisson.client.RedisTimeoutException;
import org.redisson.client.codec.StringCodec;

/** New connections while a source holds: where Redis moved to they lead there, and elsewhere nobody is hurt. */
@Timeout(600)
class RedisRenewalTest {
    private static final Duration BOUND = Duration.ofSeconds(60);
    private final RedisTimeoutException anyFault = new RedisTimeoutException("any fault of Redis");

    @RegisterExtension
    static final RunningRedis REDIS = new RunningRedis();

    @RegisterExtension
    static final RunningRedis OTHER = new RunningRedis();

    private final CuttableProxy way = new CuttableProxy(REDIS.port());
    private final RedisConnection connection = new RedisConnection();

    @BeforeEach
    void connect() {
        connection.setHost("127.0.0.1");
        connection.setPort(way.port());
        connection.setRenewal(Duration.ZERO, Duration.ofMillis(100));
        connection.start();
    }

    @AfterEach
    void close() {
        connection.stop();
        way.close();
        RedisCommands.ok(REDIS.port(), "REPLICAOF NO ONE");
    }

    @Test
    void afterASwitchOverBehindAnAddressTheNewPrimaryIsFoundThoughTheOldConnectionsStayOpen() {
        set("1");
        way.turnTo(OTHER.port());
        RedisCommands.ok(REDIS.port(), "REPLICAOF 127.0.0.1 1");
        Throwable fault = catchThrowable(() -> set("2"));
        assertThat(fault).hasMessageContaining("READONLY");
        assertThat(catchThrowable(() -> set("2")))
                .as("without help it stays so")
                .isNotNull();
        connection.renew(fault);
        set("2");
        assertThat(valueIn(OTHER)).isEqualTo("2");
    }

    @Test
    void anAddressThatMovedIsFoundWhereItIsNow() {
        RedissonClient before = connection.client();
        way.cut();
        Throwable fault = catchThrowable(() -> set("1"));
        connection.renew(fault);
        assertThat(connection.client()).as("there is nothing to go to yet").isSameAs(before);
        way.turnTo(OTHER.port());
        way.mend();
        await().atMost(BOUND).until(() -> {
            connection.renew(fault);
            return catchThrowable(() -> set("1")) == null;
        });
        assertThat(valueIn(OTHER)).isEqualTo("1");
    }

    @Test
    void aCommandThatIsUnderWayEndsOnTheOldConnections() {
        AtomicBoolean renewed = new AtomicBoolean();
        CompletableFuture<Integer> commands = CompletableFuture.supplyAsync(() -> {
            int sent = 0;
            for (; !renewed.get(); sent++) {
                set(Integer.toString(sent));
            }
            return sent;
        });
        for (int i = 0; i < 5; i++) {
            RedissonClient before = connection.client();
            connection.renew(anyFault);
            assertThat(connection.client()).isNotSameAs(before);
        }
        renewed.set(true);
        assertThat(commands.join()).isPositive();
        await().atMost(BOUND).until(() -> connection.openClients() == 1);
    }

    @Test
    void aServerThatStaysAwayCostsNoClientsAndNoThreads() {
        RedissonClient before = connection.client();
        Set<String> clients = clientsByTheirThreads();
        way.cut();
        for (int i = 0; i < 4; i++) {
            connection.renew(anyFault);
        }
        assertThat(connection.client()).isSameAs(before);
        assertThat(connection.openClients()).isEqualTo(1);
        await().atMost(BOUND).untilAsserted(() -> assertThat(clients).containsAll(clientsByTheirThreads()));
        way.mend();
        await().atMost(BOUND).until(() -> catchThrowable(() -> set("1")) == null);
    }

    @Test
    void aServerThatIsSilentIsNotWaitedFor() {
        way.silence();
        RedissonClient before = connection.client();
        Set<String> clients = clientsByTheirThreads();
        long begun = System.nanoTime();
        connection.renew(anyFault);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
        assertThat(connection.client()).isSameAs(before);
        await().atMost(BOUND).untilAsserted(() -> assertThat(clients).containsAll(clientsByTheirThreads()));
    }

    @Test
    void onlyAFaultOfRedisAndOnlyAfterAPauseMakesNewConnections() {
        RedissonClient before = connection.client();
        connection.renew(new IllegalStateException("another's"));
        assertThat(connection.client()).isSameAs(before);
        connection.stop();
        connection.setRenewal(Duration.ofHours(1), Duration.ofSeconds(30));
        connection.start();
        connection.renew(new IllegalStateException("wrapped", anyFault));
        RedissonClient renewed = connection.client();
        assertThat(connection.openClients()).as("the old one may have work").isEqualTo(2);
        List<CompletableFuture<Void>> askers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            askers.add(CompletableFuture.runAsync(() -> connection.renew(anyFault)));
        }
        askers.forEach(CompletableFuture::join);
        assertThat(connection.client()).isSameAs(renewed);
    }

    @Test
    void whoStopsAfterARenewalLeavesNothingOpen() {
        RedissonClient first = connection.client();
        connection.renew(anyFault);
        RedissonClient second = connection.client();
        connection.stop();
        await().atMost(BOUND).until(() -> first.isShutdown() && second.isShutdown());
        assertThatCode(() -> connection.renew(anyFault)).doesNotThrowAnyException();
        assertThat(connection.openClients()).isZero();
    }

    private void set(String value) {
        connection.client().getBucket("key", StringCodec.INSTANCE).set(value);
    }

    private static Object valueIn(RunningRedis redis) {
        RBucket<Object> bucket = redis.client().getBucket("key", StringCodec.INSTANCE);
        return bucket.get();
    }

    /** {@code redisson-netty-7-31} is a thread of the seventh client. */
    private static Set<String> clientsByTheirThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("redisson-netty-") || name.startsWith("redisson-timer-"))
                .map(name -> name.substring(0, name.lastIndexOf('-')))
                .collect(Collectors.toSet());
    }
}
