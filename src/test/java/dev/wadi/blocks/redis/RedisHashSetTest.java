package dev.wadi.blocks.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.testing.RunningRedis;
import dev.wadi.testing.YamlRoute;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.redisson.client.codec.StringCodec;

@Timeout(900)
class RedisHashSetTest {
    @RegisterExtension
    static final RunningRedis REDIS = new RunningRedis();

    private static final String SET = """
            - to:
                id: save
                uri: "redis-hash-set:depot:${body[depot]}"
                parameters:
                  field.status: "${body[status]}"
                  field.changed: "${body[at]}"
                  newer: changed
                  newerIs: number
            """;

    @Test
    void aNewerRecordIsStoredAndAnOlderOneChangesNothing() throws Exception {
        try (YamlRoute route = new YamlRoute(RedisHashSetTest::settings, SET)) {
            route.deliver(
                    record("Ulm", "open", "9007199254740992"),
                    record("Ulm", "full", "9007199254740993"),
                    record("Bonn", "open", "1"),
                    record("Ulm", "open", "9007199254740992"));
            assertThat(route.observed.outcomes).isEqualTo(Map.of("stored", 3, "unchanged", 1));
            assertThat(route.ended).hasSize(4);
        }
        assertThat(REDIS.hash("depot:Ulm")).isEqualTo(Map.of("status", "full", "changed", "9007199254740993"));
        assertThat(REDIS.hash("depot:Bonn")).isEqualTo(Map.of("status", "open", "changed", "1"));
    }

    @Test
    void twoWorkersWithTheSamePollsEndWithTheNewest() throws Exception {
        String[] poll = IntStream.range(0, 200)
                .mapToObj(i -> record("d" + i % 2, "s" + i, "" + i))
                .toArray(String[]::new);
        try (YamlRoute one = new YamlRoute(RedisHashSetTest::settings, SET);
                YamlRoute other = new YamlRoute(RedisHashSetTest::settings, SET)) {
            CompletableFuture<Void> first = CompletableFuture.runAsync(() -> one.deliver(poll));
            other.deliver(poll);
            first.join();
        }
        assertThat(REDIS.hash("depot:d0")).containsEntry("status", "s198");
        assertThat(REDIS.hash("depot:d1")).containsEntry("status", "s199");
    }

    @Test
    void whatCannotBeSetIsRefusedAndItsNeighboursAreSet() throws Exception {
        REDIS.client().getBucket("depot:text", StringCodec.INSTANCE).set("precious");
        try (YamlRoute route = new YamlRoute(RedisHashSetTest::settings, SET)) {
            route.deliver(
                    record("Ulm", "open", "1"),
                    record("text", "open", "1"),
                    "{'depot': 'a', 'status': 'x', 'at': 'soon'}",
                    "{'depot': 'a', 'status': ['x'], 'at': 1}",
                    "{'depot': 'a', 'status': null, 'at': 1}",
                    "{'status': 'x', 'at': 1}",
                    "{'depot': '\\ud800', 'status': 'x', 'at': 1}");
            assertThat(route.letters)
                    .containsExactlyInAnyOrder(
                            "2 not_a_hash",
                            "3 not_comparable",
                            "4 unsupported_value",
                            "5 missing_field",
                            "6 missing_field",
                            "7 unsupported_value");
            assertThat(route.observed.outcomes).containsEntry("stored", 1);
        }
        assertThat(REDIS.client().getBucket("depot:text", StringCodec.INSTANCE).get())
                .isEqualTo("precious");
    }

    @Test
    void oneKeyForAllThatIsNoHashHolds() throws Exception {
        REDIS.client().getBucket("depots", StringCodec.INSTANCE).set("precious");
        try (YamlRoute route =
                new YamlRoute(RedisHashSetTest::settings, SET.replace("depot:${body[depot]}", "depots"))) {
            assertThat(route.holds(record("Ulm", "open", "1"))).startsWith("The key depots in Redis holds something");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "newer=a|Nothing is set",
                "field.a=1&newer=b|Write field.b",
                "field.a=1&newer=a&newerIs=date|Write time, number or text",
                "field.a=1&field.b=1&newer=a,b&newerIs=time,time,time|Write one for all of them, or one for each"
            })
    void whatMakesNoSenseRefusesTheStart(String options, String problem) {
        assertThatThrownBy(() -> new YamlRoute(
                        RedisHashSetTest::settings,
                        "- to:\n    id: save\n    uri: \"redis-hash-set:x?" + options + "\"\n"))
                .hasStackTraceContaining(problem);
    }

    private static String record(String depot, String status, String at) {
        return "{'depot': '" + depot + "', 'status': '" + status + "', 'at': " + at + "}";
    }

    private static void settings(DefaultCamelContext context) {
        context.getPropertiesComponent().addInitialProperty("orders.redis-host", "127.0.0.1");
        context.getPropertiesComponent().addInitialProperty("orders.redis-port", "" + REDIS.port());
    }
}
