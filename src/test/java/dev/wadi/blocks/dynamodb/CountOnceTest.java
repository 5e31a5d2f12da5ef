package dev.wadi.blocks.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import dev.wadi.local.RunningCloud;
import dev.wadi.testing.TableWorld;
import dev.wadi.testing.YamlRoute;
import java.math.BigDecimal;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.camel.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@Timeout(900)
class CountOnceTest {
    @RegisterExtension
    static final RunningCloud CLOUD = new RunningCloud(LocalCloudOptions.only(Part.DYNAMODB));

    private static final String COUNT = """
            - to:
                id: count
                uri: "dynamodb-count-once:{{orders}}"
                parameters:
                  key.depot: "${body[depot]}"
                  attribute: parcels
                  marker: "${body[parcel]}"
                  markers: "{{markers}}"
                  into: header.parcels
            """;

    private TableWorld world;

    @BeforeEach
    void begin() {
        world = new TableWorld(CLOUD.clients()).with("orders", "depot:S").with("markers", "Id:S");
    }

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void eachThingCountsOnceForItsCounterAndTheCountIsTold() throws Exception {
        try (YamlRoute route = new YamlRoute(world::bind, COUNT)) {
            route.deliver(parcel("Ulm", "a"), parcel("Ulm", "b"), parcel("Bonn", "a"), parcel("Ulm", "a"));
            assertThat(route.observed.outcomes).isEqualTo(Map.of("stored", 3, "unchanged", 1));
            assertThat(counts(route)).isEqualTo("[2, 2, 1, 2]");
            route.deliver(parcel("Ulm", "b"), parcel("Ulm", "c"));
            assertThat(route.observed.outcomes).isEqualTo(Map.of("stored", 4, "unchanged", 2));
            assertThat(counts(route)).isEqualTo("[3, 3]");
        }
        assertThat(count("Ulm")).isEqualTo(3);
        assertThat(count("Bonn")).isEqualTo(1);
        assertThat(world.rows("markers")).hasSize(4).allSatisfy(row -> assertThat(row)
                .containsKey("TimeToExist"));
    }

    @Test
    void thoseOfOneCounterGoTogetherInTransactionsOfAHundred() throws Exception {
        try (YamlRoute route = new YamlRoute(world::bind, COUNT)) {
            route.deliver(IntStream.range(0, 250)
                    .mapToObj(i -> parcel("Ulm", "p" + i))
                    .toArray(String[]::new));
        }
        assertThat(world.calls)
                .containsExactly("TransactWriteItems", "TransactWriteItems", "TransactWriteItems", "BatchGetItem");
        assertThat(count("Ulm")).isEqualTo(250);
    }

    @Test
    void twoWorkersWithTheSamePollsCountEachThingOnce() throws Exception {
        String[] poll = IntStream.range(0, 120)
                .mapToObj(i -> parcel("depot" + i % 3, "p" + i))
                .toArray(String[]::new);
        try (YamlRoute one = new YamlRoute(world::bind, COUNT);
                YamlRoute other = new YamlRoute(world::bind, COUNT)) {
            CompletableFuture<Void> first = CompletableFuture.runAsync(() -> one.deliver(poll));
            other.deliver(poll);
            first.join();
        }
        assertThat(count("depot0")).isEqualTo(40);
        assertThat(count("depot1")).isEqualTo(40);
        assertThat(count("depot2")).isEqualTo(40);
    }

    @Test
    void anAnswerThatIsLostCountsNothingTwiceAndTheCountIsToldAllTheSame() throws Exception {
        String[] poll = {parcel("Ulm", "a"), parcel("Bonn", "a"), parcel("Ulm", "b")};
        world.loseAnswers("TransactWriteItems", 0);
        try (YamlRoute route = new YamlRoute(world::bind, COUNT)) {
            route.deliver(poll);
            assertThat(route.observed.holds).isNotEmpty();
            assertThat(route.observed.outcomes).isEqualTo(Map.of("unchanged", 3));
            assertThat(counts(route)).isEqualTo("[2, 1, 2]");
        }
        assertThat(count("Ulm")).isEqualTo(2);
        assertThat(count("Bonn")).isEqualTo(1);
    }

    @Test
    void aStepBehindItMayHaveAFurtherEffectAndEndTheRecord() throws Exception {
        String steps = COUNT + "      last: false\n" + """
            - to:
                id: save
                uri: "dynamodb-put-once:{{markers}}"
                parameters:
                  key: Id
                  item.Id: "parcel ${body[parcel]}"
                  item.received: "${header.parcels}"
            """;
        try (YamlRoute route = new YamlRoute(world::bind, steps)) {
            route.deliver(parcel("Ulm", "a"), parcel("Ulm", "b"));
            route.deliver(parcel("Ulm", "b"));
            assertThat(route.observed.outcomes).isEqualTo(Map.of("stored", 2, "unchanged", 1));
        }
        assertThat(world.rows("markers", "Id").get("parcel a")).containsEntry("received", 2);
    }

    @Test
    void amountsAreAddedExactly() throws Exception {
        String weigh = COUNT + "      amount: \"${body[kg]}\"\n";
        try (YamlRoute route = new YamlRoute(world::bind, weigh)) {
            route.deliver(
                    "{'depot': 'Ulm', 'parcel': 'a', 'kg': 0.1}",
                    "{'depot': 'Ulm', 'parcel': 'b', 'kg': '0.2'}",
                    "{'depot': 'Ulm', 'parcel': 'c', 'kg': 9007199254740993}",
                    "{'depot': 'Ulm', 'parcel': 'd', 'kg': 1e125}",
                    "{'depot': 'Ulm', 'parcel': 'e', 'kg': 'many'}",
                    "{'depot': 'Ulm', 'parcel': 'f', 'kg': -1}");
            assertThat(route.letters).containsExactlyInAnyOrder("4 number_too_long", "5 not_a_number");
        }
        assertThat(count("Ulm")).isEqualTo(new BigDecimal("9007199254740992.3"));
    }

    @Test
    void aCounterThatIsNotThereRefusesOrFiltersWhereItIsNotToBeMade() throws Exception {
        world.put("orders", Map.of("depot", AttributeValue.fromS("Ulm"), "name", AttributeValue.fromS("ours")));
        try (YamlRoute route = new YamlRoute(world::bind, COUNT + "      onMiss: refuse\n")) {
            route.deliver(parcel("Ulm", "a"), parcel("Bonn", "a"), parcel("Bonn", "a"));
            assertThat(route.letters).containsExactlyInAnyOrder("2 not_found", "3 not_found");
            assertThat(counts(route)).isEqualTo("[1]");
        }
        try (YamlRoute route = new YamlRoute(world::bind, COUNT + "      onMiss: filter\n")) {
            route.deliver(parcel("Bonn", "a"), parcel("Ulm", "b"));
            assertThat(route.observed.outcomes).isEqualTo(Map.of("filtered", 1, "stored", 1));
        }
        assertThat(world.rows("orders", "depot")).containsOnlyKeys("Ulm");
        assertThat(world.rows("markers")).hasSize(2);
    }

    @Test
    void aCounterThatIsNoNumberRefusesItsRecordsAndNoOthers() throws Exception {
        world.put("orders", Map.of("depot", AttributeValue.fromS("Ulm"), "parcels", AttributeValue.fromS("many")));
        try (YamlRoute route = new YamlRoute(world::bind, COUNT)) {
            route.deliver(
                    parcel("Ulm", "a"),
                    parcel("Bonn", "a"),
                    "{'depot': '', 'parcel': 'x'}",
                    "{'depot': 'Ulm'}",
                    parcel("Bonn", ""),
                    parcel("Bonn", "\\ud800"));
            assertThat(route.letters)
                    .containsExactlyInAnyOrder(
                            "1 not_a_number", "3 invalid_key", "4 missing_field", "5 invalid_key", "6 invalid_text");
            assertThat(counts(route)).isEqualTo("[1]");
        }
    }

    @Test
    void aCounterThatIsFullRefusesWhatDoesNotFitAndCountsTheRest() throws Exception {
        world.put(
                "orders",
                Map.of(
                        "depot",
                        AttributeValue.fromS("Ulm"),
                        "kg",
                        AttributeValue.fromN("9.9999999999999999999999999999999999999E125")));
        String weigh = COUNT.replace("parcels\n", "kg\n") + "      amount: \"${body[kg]}\"\n";
        try (YamlRoute route = new YamlRoute(world::bind, weigh)) {
            route.deliver(
                    "{'depot': 'Ulm', 'parcel': 'a', 'kg': 1}",
                    "{'depot': 'Bonn', 'parcel': 'a', 'kg': 1}",
                    "{'depot': 'Ulm', 'parcel': 'b', 'kg': 0}");
            assertThat(route.letters).containsExactly("1 refused_by_table");
            assertThat(route.observed.outcomes).containsEntry("stored", 2);
        }
    }

    @Test
    void tablesWithOtherKeysHold() throws Exception {
        try (YamlRoute route = new YamlRoute(world::bind, COUNT + "      markerKey: Marker\n")) {
            assertThat(route.holds(parcel("Ulm", "a"), parcel("Ulm", "b"))).contains("options markers and markerKey");
        }
        try (YamlRoute route =
                new YamlRoute(world::bind, COUNT.replace("key.depot", "key.place") + "      type.place: text\n")) {
            assertThat(route.holds(parcel("Ulm", "a"))).contains("has another key than place");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "key.id=1&marker=1|Options marker and markers are required",
                "key.id=1&marker=1&markers=markers&onMiss=hold|Write create, refuse or filter",
                "key.count=1&marker=1&markers=markers|cannot count",
                "key.id=1&marker=1&markers=markers&into=count|is no place for a value",
                "key.id=1&marker=1&markers=markers&into=header.CamelCount|does not begin with Camel"
            })
    void whatMakesNoSenseRefusesTheStart(String options, String problem) {
        assertThatThrownBy(() -> new YamlRoute(
                        world::bind, "- to:\n    id: count\n    uri: \"dynamodb-count-once:orders?" + options + "\"\n"))
                .hasStackTraceContaining(problem);
    }

    private static String parcel(String depot, String id) {
        return "{'depot': '" + depot + "', 'parcel': '" + id + "'}";
    }

    private static String counts(YamlRoute route) {
        return route.ended.stream().map(CountOnceTest::count).toList().toString();
    }

    private static Object count(Message message) {
        return message.getHeader("parcels");
    }

    private Object count(String depot) {
        Map<String, Object> row = world.rows("orders", "depot").get(depot);
        return row.getOrDefault("parcels", row.get("kg"));
    }
}
