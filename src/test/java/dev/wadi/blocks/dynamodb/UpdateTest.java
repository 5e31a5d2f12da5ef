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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@Timeout(900)
class UpdateTest {
    @RegisterExtension
    static final RunningCloud CLOUD = new RunningCloud(LocalCloudOptions.only(Part.DYNAMODB));

    private static final String UPDATE = """
            - to:
                id: change
                uri: "dynamodb-update:{{orders}}"
                parameters:
                  key.id: "${body[id]}"
                  set.status: "${body[status]}"
                  set.changed: "${body[at]}"
            """;

    /** Both status and at are words that DynamoDB keeps for itself. */
    private static final String NEWER = """
            - to:
                id: change
                uri: "dynamodb-update:{{orders}}"
                parameters:
                  key.id: "${body[id]}"
                  set.status: "${body[status]}"
                  set.at: "${body[at]}"
                  value.done: done
                  condition: "attribute_not_exists(status) OR (at < :at AND #status <> :done)"
            """;

    private TableWorld world;

    @BeforeEach
    void begin() {
        world = new TableWorld(CLOUD.clients()).with("orders", "id:S");
        world.put("orders", Map.of("id", AttributeValue.fromS("a"), "note", AttributeValue.fromS("ours")));
    }

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void whatIsSetIsSetAndAllElseStays() throws Exception {
        try (YamlRoute route = new YamlRoute(world::bind, UPDATE)) {
            route.deliver("{'id': 'a', 'status': {'code': 1.50}, 'at': 3}");
            assertThat(route.observed.outcomes).isEqualTo(Map.of("stored", 1));
            route.deliver("{'id': 'a', 'status': {'code': 1.5}, 'at': 3.0}");
            assertThat(route.observed.outcomes).isEqualTo(Map.of("stored", 1, "unchanged", 1));
        }
        assertThat(world.rows("orders").get(0))
                .isEqualTo(Map.of(
                        "id", "a", "note", "ours", "changed", 3, "status", Map.of("code", new BigDecimal("1.5"))));
    }

    /** Among the parameters, Camel reads changed-at as changedAt. */
    @Test
    void aNameWithAHyphenMayStandBehindTheAddress() throws Exception {
        String step = """
                - to:
                    id: change
                    uri: "dynamodb-update:{{orders}}?key.id=${body[id]}&set.changed-at=${body[at]}"
                """;
        try (YamlRoute route = new YamlRoute(world::bind, step)) {
            route.deliver("{'id': 'a', 'at': 3}");
        }
        assertThat(world.rows("orders").get(0)).containsEntry("changed-at", 3);
    }

    @Test
    void whereTheConditionDoesNotHoldNothingChanges() throws Exception {
        try (YamlRoute route = new YamlRoute(world::bind, NEWER)) {
            route.deliver(
                    "{'id': 'a', 'status': 'new', 'at': 10}",
                    "{'id': 'a', 'status': 'old', 'at': 9}",
                    "{'id': 'a', 'status': 'done', 'at': 9007199254740993}",
                    "{'id': 'a', 'status': 'late', 'at': 9007199254740994}");
            assertThat(route.observed.outcomes).isEqualTo(Map.of("stored", 2, "unchanged", 2));
            assertThat(route.ended).hasSize(4);
        }
        assertThat(world.rows("orders").get(0)).containsEntry("status", "done").containsEntry("at", 9007199254740993L);
    }

    @Test
    void thoseOfOneRowAreWrittenInTheirOrder() throws Exception {
        String[] poll = IntStream.range(0, 200)
                .mapToObj(i -> "{'id': 'a', 'status': 's" + i + "', 'at': " + i + "}")
                .toArray(String[]::new);
        try (YamlRoute route = new YamlRoute(world::bind, UPDATE)) {
            route.deliver(poll);
        }
        assertThat(world.rows("orders").get(0)).containsEntry("status", "s199");
    }

    @Test
    void withAConditionTwoWorkersEndWithTheNewest() throws Exception {
        String[] poll = IntStream.range(0, 50)
                .mapToObj(i -> "{'id': 'a', 'status': 's" + i + "', 'at': " + i + "}")
                .toArray(String[]::new);
        try (YamlRoute one = new YamlRoute(world::bind, NEWER);
                YamlRoute other = new YamlRoute(world::bind, NEWER)) {
            CompletableFuture<Void> first = CompletableFuture.runAsync(() -> one.deliver(poll));
            other.deliver(poll);
            first.join();
            assertThat(one.observed.outcomes.getOrDefault("stored", 0)
                            + other.observed.outcomes.getOrDefault("stored", 0))
                    .isBetween(1, 50);
        }
        assertThat(world.rows("orders").get(0)).containsEntry("status", "s49");
    }

    @Test
    void aRowThatIsNotThereRefusesFiltersOrIsMade() throws Exception {
        String record = "{'id': 'z', 'status': 'new', 'at': 1}";
        try (YamlRoute route = new YamlRoute(world::bind, NEWER)) {
            route.deliver(record);
            assertThat(route.letters).containsExactly("1 not_found");
            assertThat(route.details).containsExactly("Step change: the table has no row with the key id=z");
        }
        try (YamlRoute route = new YamlRoute(world::bind, NEWER + "      onMiss: filter\n")) {
            route.deliver(record);
            assertThat(route.observed.outcomes).isEqualTo(Map.of("filtered", 1));
            assertThat(route.ended).isEmpty();
        }
        assertThat(world.rows("orders")).hasSize(1);
        try (YamlRoute route = new YamlRoute(world::bind, NEWER + "      onMiss: create\n")) {
            route.deliver(record, record);
            assertThat(route.observed.outcomes).isEqualTo(Map.of("stored", 1, "unchanged", 1));
        }
        assertThat(world.rows("orders", "id").get("z")).containsEntry("status", "new");
    }

    @Test
    void anAnswerThatIsLostHoldsAndTheSameAgainChangesNothing() throws Exception {
        world.loseAnswers("UpdateItem", 0);
        try (YamlRoute route = new YamlRoute(world::bind, NEWER)) {
            route.deliver("{'id': 'a', 'status': 'new', 'at': 1}");
            assertThat(route.observed.holds).isNotEmpty();
            assertThat(route.observed.outcomes).isEqualTo(Map.of("unchanged", 1));
        }
    }

    @Test
    void aConditionThatDynamoDbDoesNotUnderstandHolds() throws Exception {
        try (YamlRoute route = new YamlRoute(world::bind, UPDATE + "      condition: \"status <\"\n")) {
            assertThat(route.holds("{'id': 'a', 'status': 'x', 'at': 1}"))
                    .contains("does not understand the condition of the step", "Syntax error");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "key.id=1|Nothing is set",
                "set.a=1|Write key.NAME",
                "key.id=1&set.id=2|would change the key",
                "key.id=1&set.a=2&condition=a = :b|Write value.b",
                "key.id=1&set.a=2&onMiss=ignore|Write refuse, filter or create"
            })
    void whatMakesNoSenseRefusesTheStart(String options, String problem) {
        assertThatThrownBy(() -> new YamlRoute(
                        world::bind, "- to:\n    id: change\n    uri: \"dynamodb-update:orders?" + options + "\"\n"))
                .hasStackTraceContaining(problem);
    }
}
