package dev.wadi.blocks.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.edge.redis.RedisConnection;
import dev.wadi.testing.RunningRedis;
import dev.wadi.testing.YamlRoute;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.redisson.client.codec.StringCodec;

@Timeout(900)
class LookupRedisHashTest {
    @RegisterExtension
    static final RunningRedis REDIS = new RunningRedis();

    private static final String LOOKUP = """
            - to:
                id: find-customer
                uri: "lookup-redis-hash:customers"
                parameters:
                  field: "${body[customer]}"
                  into: header.customer
            """;

    @Test
    void theFieldIsPutIntoTheHeaderAndAMissIsRefused() throws Exception {
        put("c1", "Ada");
        try (YamlRoute route = new YamlRoute(LookupRedisHashTest::settings, LOOKUP)) {
            route.deliver(
                    "{'customer': 'c1'}", "{'customer': 'c2'}", "{}", "{'customer': '\\ud800'}", "{'customer': ''}");
            assertThat(route.letters)
                    .containsExactlyInAnyOrder("2 not_found", "3 missing_field", "4 not_found", "5 not_found");
            assertThat(route.ended).singleElement().satisfies(message -> assertThat(message.getHeader("customer"))
                    .isEqualTo("Ada"));
        }
    }

    @Test
    void whatWasFoundIsKeptForItsTimeAndWithoutOneItIsNot() throws Exception {
        put("c1", "Ada");
        try (YamlRoute kept = new YamlRoute(LookupRedisHashTest::settings, LOOKUP + "      cache: 1h\n");
                YamlRoute asked = new YamlRoute(LookupRedisHashTest::settings, LOOKUP)) {
            kept.deliver("{'customer': 'c1'}");
            put("c1", "Bob");
            kept.deliver("{'customer': 'c1'}");
            asked.deliver("{'customer': 'c1'}");
            assertThat(kept.ended.get(0).getHeader("customer")).isEqualTo("Ada");
            assertThat(asked.ended.get(0).getHeader("customer")).isEqualTo("Bob");
        }
    }

    @Test
    void aMissMayHaveAValueOrAnotherReasonOrCountAsFiltered() throws Exception {
        try (YamlRoute route = new YamlRoute(
                LookupRedisHashTest::settings, LOOKUP + "      onMiss: default\n      defaultValue: nobody\n")) {
            route.deliver("{'customer': 'c1'}");
            assertThat(route.ended.get(0).getHeader("customer")).isEqualTo("nobody");
        }
        try (YamlRoute route =
                new YamlRoute(LookupRedisHashTest::settings, LOOKUP + "      reason: unknown_customer\n")) {
            route.deliver("{'customer': 'c1'}");
            assertThat(route.letters).containsExactly("1 unknown_customer");
            assertThat(route.details).containsExactly("Step find-customer: the hash customers has no field c1");
        }
        try (YamlRoute route = new YamlRoute(LookupRedisHashTest::settings, LOOKUP + "      onMiss: filter\n")) {
            route.deliver("{'customer': 'c1'}");
            assertThat(route.observed.outcomes).isEqualTo(Map.of("filtered", 1));
        }
    }

    @Test
    void aKeyThatIsNoHashHolds() throws Exception {
        REDIS.client().getBucket("customers", StringCodec.INSTANCE).set("precious");
        try (YamlRoute route = new YamlRoute(LookupRedisHashTest::settings, LOOKUP)) {
            assertThat(route.holds("{'customer': 'c1'}")).isEqualTo("The hash customers is not a hash in Redis");
        }
    }

    @Test
    void routesWithTheSameServerShareOneConnection() throws Exception {
        put("c1", "Ada");
        DefaultCamelContext[] seen = new DefaultCamelContext[1];
        try (YamlRoute route = new YamlRoute(
                context -> {
                    settings(context);
                    context.getPropertiesComponent().addInitialProperty("others.redis-host", "127.0.0.1");
                    context.getPropertiesComponent().addInitialProperty("others.redis-port", "" + REDIS.port());
                    seen[0] = context;
                },
                LOOKUP + LOOKUP.replace("find-customer", "find-again").replace("header.customer", "header.again")
                        + "      settings: others\n")) {
            route.deliver("{'customer': 'c1'}");
            assertThat(route.ended.get(0).getHeader("again")).isEqualTo("Ada");
            assertThat(seen[0].getRegistry().findByType(RedisConnection.class)).hasSize(1);
        }
    }

    @Test
    void aServerThatNoSettingNamesRefusesTheStart() {
        assertThatThrownBy(() -> new YamlRoute(context -> {}, LOOKUP))
                .hasStackTraceContaining("is not set (host name of the Redis server)");
        assertThatThrownBy(() -> new YamlRoute(LookupRedisHashTest::settings, LOOKUP.replace("field:", "reason:")))
                .hasStackTraceContaining("Option field is missing");
    }

    private static void settings(DefaultCamelContext context) {
        context.getPropertiesComponent().addInitialProperty("orders.redis-host", "127.0.0.1");
        context.getPropertiesComponent().addInitialProperty("orders.redis-port", "" + REDIS.port());
    }

    private static void put(String field, String value) {
        REDIS.client().<String, String>getMap("customers", StringCodec.INSTANCE).put(field, value);
    }
}
