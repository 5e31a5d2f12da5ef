package dev.wadi.blocks.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import dev.wadi.local.RunningCloud;
import dev.wadi.testing.TableWorld;
import dev.wadi.testing.YamlRoute;
import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@Timeout(900)
class LookupTableTest {
    @RegisterExtension
    static final RunningCloud CLOUD = new RunningCloud(LocalCloudOptions.only(Part.DYNAMODB));

    private static final String LOOKUP = """
            - to:
                id: find-customer
                uri: "lookup-table:{{orders}}"
                parameters:
                  key.id: "${body[customer]}"
                  into: header.customer
            """;

    private TableWorld world;

    @BeforeEach
    void begin() {
        world = new TableWorld(CLOUD.clients()).with("orders", "id:S");
        world.put(
                "orders",
                Map.of(
                        "id", AttributeValue.fromS("c1"),
                        "name", AttributeValue.fromS("Ada"),
                        "limit", AttributeValue.fromN("9007199254740993.5")));
    }

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void theRowIsPutIntoTheHeaderAndAMissIsRefused() throws Exception {
        try (YamlRoute route = new YamlRoute(world::bind, LOOKUP)) {
            route.deliver("{'customer': 'c1'}", "{'customer': 'c2'}", "{'customer': 'c1'}");
            assertThat(route.letters).containsExactly("2 not_found");
            assertThat(route.ended).hasSize(2).allSatisfy(message -> assertThat(message.getHeader("customer"))
                    .isEqualTo(Map.of("id", "c1", "name", "Ada", "limit", new BigDecimal("9007199254740993.5"))));
            assertThat(world.calls).containsExactly("BatchGetItem");
        }
    }

    @Test
    void oneAttributeMayBePutIntoAFieldOfTheBody() throws Exception {
        try (YamlRoute route = new YamlRoute(
                world::bind,
                LOOKUP.replace("header.customer", "body[who][name]")
                        + "      attribute: name\n      onMiss: default\n      defaultValue: \"${body[fallback]}\"\n")) {
            route.deliver(
                    "{'customer': 'c1', 'who': {'a': 1}}",
                    "{'customer': 'c2', 'fallback': 'nobody', 'who': {}}",
                    "{'customer': 'c2', 'who': {}}");
            assertThat(route.ended.stream().map(message -> message.getBody().toString()))
                    .containsExactly(
                            "{customer=c1, who={a=1, name=Ada}}", "{customer=c2, fallback=nobody, who={name=nobody}}");
            assertThat(route.letters).containsExactly("3 missing_field");
        }
    }

    @Test
    void aMissMayBeFilteredOrHold() throws Exception {
        try (YamlRoute route = new YamlRoute(world::bind, LOOKUP + "      onMiss: filter\n")) {
            route.deliver("{'customer': 'c2'}", "{'customer': 'c3'}");
            assertThat(route.observed.outcomes).isEqualTo(Map.of("filtered", 2));
        }
        try (YamlRoute route = new YamlRoute(world::bind, LOOKUP + "      onMiss: hold\n")) {
            assertThat(route.holds("{'customer': 'c2'}")).contains("has no row with the key id=c2");
        }
    }

    @Test
    void whatWasFoundIsKeptAndAMissIsNot() throws Exception {
        try (YamlRoute route = new YamlRoute(world::bind, LOOKUP + "      cache: 1h\n      onMiss: filter\n")) {
            route.deliver("{'customer': 'c2'}");
            route.deliver("{'customer': 'c1'}");
            route.deliver("{'customer': 'c1'}");
            route.deliver("{'customer': 'c2'}");
            assertThat(world.calls).hasSize(3);
        }
    }

    @Test
    void aHundredKeysAreAskedForInOneCall() throws Exception {
        for (int i = 0; i < 150; i++) {
            world.put("orders", Map.of("id", AttributeValue.fromS("k" + i)));
        }
        try (YamlRoute route = new YamlRoute(world::bind, LOOKUP)) {
            route.deliver(IntStream.range(0, 150)
                    .mapToObj(i -> "{'customer': 'k" + i + "'}")
                    .toArray(String[]::new));
            assertThat(route.ended).hasSize(150);
            assertThat(world.calls).containsExactly("BatchGetItem", "BatchGetItem");
        }
    }

    @Test
    void aKeyThatTheTableDoesNotTakeIsRefusedAndItsNeighboursAreFound() throws Exception {
        try (YamlRoute route = new YamlRoute(world::bind, LOOKUP)) {
            route.deliver(
                    "{'customer': 'c1'}",
                    "{'customer': 7}",
                    "{'customer': ''}",
                    "{'customer': {'a': 1}}",
                    "{}",
                    "{'customer': '\\ud800'}",
                    "{'customer': 'c1'}");
            assertThat(route.letters)
                    .containsExactlyInAnyOrder(
                            "2 invalid_key", "3 invalid_key", "4 invalid_key", "5 missing_field", "6 invalid_text");
            assertThat(route.ended).hasSize(2);
        }
    }

    @Test
    void aNumberFindsItsRowHoweverItIsWritten() throws Exception {
        world.with("markers", "n:N");
        world.put("markers", Map.of("n", AttributeValue.fromN("1000")));
        try (YamlRoute route = new YamlRoute(
                world::bind,
                LOOKUP.replace("orders", "markers").replace("key.id", "key.n") + "      type.n: number\n")) {
            route.deliver("{'customer': 1e3}", "{'customer': '1000.0'}", "{'customer': 1000}");
            assertThat(route.ended).hasSize(3);
        }
    }

    @Test
    void aTableWithAnotherKeyHolds() throws Exception {
        try (YamlRoute route =
                new YamlRoute(world::bind, LOOKUP.replace("key.id", "key.number") + "      type.number: text\n")) {
            assertThat(route.holds("{'customer': 'c1'}")).contains("has another key than number");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "key.id=1|Option into is missing",
                "into=header.a|Write key.NAME",
                "key.id=1&into=customer|is no place for a value",
                "key.id=1&into=header.a&onMiss=ignore|Write one of refuse, default, filter, hold",
                "key.id=1&into=header.a&onMiss=default|Option defaultValue is missing",
                "key.id=1&into=header.a&defaultValue=x|is never used"
            })
    void whatMakesNoSenseRefusesTheStart(String options, String problem) {
        assertThatThrownBy(() -> new YamlRoute(
                        world::bind, "- to:\n    id: find\n    uri: \"lookup-table:orders?" + options + "\"\n"))
                .hasStackTraceContaining(problem);
    }
}
