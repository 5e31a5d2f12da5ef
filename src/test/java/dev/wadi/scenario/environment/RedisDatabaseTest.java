package dev.wadi.scenario.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.scenario.format.ScenarioFormatException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import redis.embedded.RedisServer;

/** A server with as many databases as Redis has by itself, one of which is everybody's. */
class RedisDatabaseTest {
    private static final int DATABASES = 16;
    private static final int WORKERS = 5;
    private static final int WORLDS = 60;

    private static RedisServer server;

    @BeforeAll
    static void start() throws IOException {
        server = RedisServer.newRedisServer()
                .port(freePort())
                .setting("bind 127.0.0.1")
                .setting("databases " + DATABASES)
                .build();
        server.start();
    }

    @AfterAll
    static void stop() throws IOException {
        server.stop();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void worldsBehindEachOtherNeverRunOutOfDatabases() {
        for (int world = 0; world < 3 * DATABASES; world++) {
            try (RedisDatabase database = take()) {
                assertThat(database.number()).isBetween(1, DATABASES - 1);
                assertThat(database.content().strings()).isEmpty();
                database.putString("world", "" + world);
            }
        }
    }

    @Test
    void worldsAtTheSameTimeHaveADatabaseEach() throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
        try {
            List<Callable<Map<String, String>>> worlds = new ArrayList<>();
            for (int world = 0; world < WORLDS; world++) {
                String own = "world " + world;
                worlds.add(() -> {
                    try (RedisDatabase database = take()) {
                        database.putString(own, own);
                        return database.content().strings();
                    }
                });
            }
            Set<Map<String, String>> seen = new HashSet<>();
            for (Future<Map<String, String>> world : workers.invokeAll(worlds)) {
                assertThat(world.get()).hasSize(1);
                seen.add(world.get());
            }
            assertThat(seen).hasSize(WORLDS);
        } finally {
            workers.shutdownNow();
        }
    }

    @Test
    void whereNoDatabaseIsEmptyTheMessageSaysWhatToDo() {
        List<RedisDatabase> all = new ArrayList<>();
        try {
            for (int number = 1; number < DATABASES; number++) {
                all.add(take());
            }
            assertThat(all).extracting(RedisDatabase::number).doesNotHaveDuplicates();
            assertThatThrownBy(RedisDatabaseTest::take)
                    .isInstanceOf(ScenarioFormatException.class)
                    .hasMessageContaining("127.0.0.1:" + port() + " has none that is empty")
                    .hasMessageContaining("FLUSHDB");
        } finally {
            all.forEach(RedisDatabase::close);
        }
        take().close();
    }

    private static int port() {
        return server.ports().get(0);
    }

    private static RedisDatabase take() {
        return RedisDatabase.takeEmpty("127.0.0.1", port());
    }
}
