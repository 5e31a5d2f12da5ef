package dev.wadi.blocks.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import dev.wadi.local.RunningCloud;
import dev.wadi.testing.TableWorld;
import dev.wadi.testing.YamlRoute;
import java.math.BigDecimal;
import java.util.List;
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
class PutOnceTest {
    @RegisterExtension
    static final RunningCloud CLOUD = new RunningCloud(LocalCloudOptions.only(Part.DYNAMODB));

    private static final String PUT = """
            - to:
                id: save
                uri: "dynamodb-put-once:{{orders}}"
                parameters:
                  key: id
                  item.id: "${body[id]}"
                  item.total: "${body[total]}"
            """;

    private TableWorld world;

    @BeforeEach
    void begin() {
        world = new TableWorld(CLOUD.clients());
    }

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void eachRecordIsARowAndItsNumbersAreExact() throws Exception {
        world.with("orders", "id:S");
        try (YamlRoute route = new YamlRoute(world::bind, PUT)) {
            route.deliver(
                    "{'id': 'a', 'total': 12345678901234567890123456789012345678}",
                    "{'id': 'b', 'total': 0.10}",
                    "{'id': 'c', 'total': {'net': [1, null, true, 'x']}}");
            assertThat(route.observed.outcomes).isEqualTo(Map.of("stored", 3));
            assertThat(route.ended).hasSize(3);
        }
        Map<String, Map<String, Object>> rows = world.rows("orders", "id");
        assertThat(rows.get("a").get("total")).hasToString("12345678901234567890123456789012345678");
        assertThat(rows.get("b").get("total")).isEqualTo(new BigDecimal("0.1"));
        assertThat(rows.get("c").get("total")).hasToString("{net=[1, null, true, x]}");
    }

    @Test
    void theFirstWriteOfAKeyWinsAlsoWithinAPollAndWhenThePollComesAgain() throws Exception {
        world.with("orders", "id:S");
        String[] poll = IntStream.range(0, 60)
                .mapToObj(i -> "{'id': 'k" + i % 20 + "', 'total': " + i + "}")
                .toArray(String[]::new);
        try (YamlRoute route = new YamlRoute(world::bind, PUT)) {
            route.deliver(poll);
            assertThat(route.observed.outcomes).isEqualTo(Map.of("stored", 20, "unchanged", 40));
            route.deliver(poll);
            assertThat(route.observed.outcomes).isEqualTo(Map.of("stored", 20, "unchanged", 100));
        }
        Map<String, Map<String, Object>> rows = world.rows("orders", "id");
        assertThat(rows).hasSize(20);
        rows.forEach((id, row) -> assertThat("k" + row.get("total")).isEqualTo(id));
    }

    @Test
    void twoWorkersWithTheSamePollStoreEachRowOnce() throws Exception {
        world.with("orders", "id:S");
        String[] poll = IntStream.range(0, 100)
                .mapToObj(i -> "{'id': 'k" + i + "', 'total': 1}")
                .toArray(String[]::new);
        try (YamlRoute one = new YamlRoute(world::bind, PUT);
                YamlRoute other = new YamlRoute(world::bind, PUT)) {
            CompletableFuture<Void> first = CompletableFuture.runAsync(() -> one.deliver(poll));
            other.deliver(poll);
            first.join();
            assertThat(one.observed.outcomes.getOrDefault("stored", 0)
                            + other.observed.outcomes.getOrDefault("stored", 0))
                    .isEqualTo(100);
        }
        assertThat(world.rows("orders")).hasSize(100);
    }

    @Test
    void anAnswerThatIsLostHoldsThePollUntilAllIsWritten() throws Exception {
        world.with("orders", "id:S");
        String[] poll = IntStream.range(0, 30)
                .mapToObj(i -> "{'id': 'k" + i + "', 'total': 1}")
                .toArray(String[]::new);
        world.loseAnswers("PutItem", 10);
        try (YamlRoute route = new YamlRoute(world::bind, PUT)) {
            route.deliver(poll);
            assertThat(route.observed.holds).isNotEmpty();
            assertThat(route.observed.outcomes).isEqualTo(Map.of("unchanged", 30));
        }
        assertThat(world.rows("orders")).hasSize(30);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'id': 'x'}|missing_field",
                "{'id': null, 'total': 1}|missing_field",
                "{'id': '', 'total': 1}|invalid_key",
                "{'id': true, 'total': 1}|invalid_key",
                "{'id': ['x'], 'total': 1}|invalid_key",
                "{'id': 'x', 'total': 123456789012345678901234567890123456789}|number_too_long",
                "{'id': 'x', 'total': 1e200}|number_too_long",
                "{'id': 'x', 'total': '\\ud800'}|invalid_text",
                "{'id': 7, 'total': 1}|refused_by_table"
            })
    void whatTheTableCannotKeepIsRefusedAndItsNeighboursAreStored(String record, String reason) throws Exception {
        world.with("orders", "id:S");
        try (YamlRoute route = new YamlRoute(world::bind, PUT)) {
            route.deliver("{'id': 'a', 'total': 1}", record, "{'id': 'b', 'total': 1}");
            assertThat(route.letters).containsExactly("2 " + reason);
            assertThat(route.observed.outcomes).containsEntry("stored", 2);
            assertThat(route.ended).hasSize(2);
        }
        assertThat(world.rows("orders", "id")).containsOnlyKeys("a", "b");
    }

    @Test
    void textsAndKeysThatAreTooLongAreRefused() throws Exception {
        world.with("orders", "id:S");
        try (YamlRoute route = new YamlRoute(world::bind, PUT)) {
            route.deliver(
                    "{'id': 'a', 'total': '" + "x".repeat(410_000) + "'}",
                    "{'id': '" + "k".repeat(2049) + "', 'total': 1}",
                    "{'id': '" + "k".repeat(2048) + "', 'total': 1}");
            assertThat(route.letters).containsExactly("1 too_large", "2 invalid_key");
        }
        assertThat(world.rows("orders")).hasSize(1);
    }

    @Test
    void theAuthorMayNameTheReasonOfAllThatTheTableCannotTake() throws Exception {
        world.with("orders", "id:S");
        try (YamlRoute route = new YamlRoute(world::bind, PUT + "      reason: persist_failed\n")) {
            route.deliver(
                    "{'id': 'a', 'total': 1e200}", "{'id': 7, 'total': 1}", "{'id': 'b', 'total': 1}", "{'id': 'c'}");
            assertThat(route.letters)
                    .containsExactlyInAnyOrder("1 persist_failed", "2 persist_failed", "4 missing_field");
        }
    }

    @Test
    void anObjectMayBecomeTheWholeRowAndTypesMayBeNamed() throws Exception {
        world.with("orders", "id:S", "line:N");
        try (YamlRoute route = new YamlRoute(world::bind, """
                - to:
                    id: save
                    uri: "dynamodb-put-once:{{orders}}"
                    parameters:
                      key: id,line
                      item: "${body}"
                      item.source: "order ${body[id]}"
                      item.note: "${body[comment]}"
                      optional: note
                      type.id: text
                      type.line: number
                      type.paid: boolean
                """)) {
            route.deliver(
                    "{'id': 7, 'line': '12.50', 'paid': 'true', 'a': null}",
                    "{'id': 8, 'line': 'x'}",
                    "{'id': 8, 'line': 1, 'paid': 'no'}");
            assertThat(route.letters).containsExactly("2 not_a_number", "3 not_a_boolean");
            assertThat(route.details)
                    .containsExactly("Step save: line: no number: x", "Step save: paid: neither true nor false: no");
        }
        assertThat(world.rows("orders")).singleElement().satisfies(row -> assertThat(row)
                .containsEntry("id", "7")
                .containsEntry("line", new BigDecimal("12.5"))
                .containsEntry("paid", true)
                .containsEntry("source", "order 7")
                .containsEntry("a", null)
                .doesNotContainKey("note"));
    }

    @Test
    void whatARecordDoesNotHaveMayBeStoredAsNull() throws Exception {
        world.with("orders", "id:S");
        try (YamlRoute route =
                new YamlRoute(world::bind, PUT + "      item.note: \"${body[note]}\"\n      nullable: total,note\n")) {
            route.deliver("{'id': 'a'}", "{'id': 'b', 'total': null, 'note': 'x'}", "{'total': 1}");
            assertThat(route.letters).containsExactly("3 missing_field");
        }
        Map<String, Map<String, Object>> rows = world.rows("orders", "id");
        assertThat(rows.get("a")).containsEntry("total", null).containsEntry("note", null);
        assertThat(rows.get("b")).containsEntry("total", null).containsEntry("note", "x");
    }

    @Test
    void theAnswersMayHaveTheWordsOfTheRoute() throws Exception {
        world.with("orders", "id:S");
        try (YamlRoute route = new YamlRoute(world::bind, PUT + "      stored: saved\n      unchanged: duplicate\n")) {
            route.deliver("{'id': 'a', 'total': 1}", "{'id': 'a', 'total': 1}");
            assertThat(route.observed.outcomes).isEqualTo(Map.of("saved", 1, "duplicate", 1));
        }
    }

    @Test
    void aTableWithAnotherKeyHoldsAndLosesNothing() throws Exception {
        world.with("orders", "number:S");
        try (YamlRoute route = new YamlRoute(world::bind, PUT)) {
            assertThat(route.holds("{'id': 'a', 'total': 1}", "{'id': 'b', 'total': 1}"))
                    .contains("has another key than id", "Missing the key number");
            assertThat(route.letters).isEmpty();
        }
    }

    @Test
    void aTableWhoseKeyHasAnotherTypeHoldsAlsoForOneRecordWhereTheRouteNamesTheType() throws Exception {
        world.with("orders", "id:N");
        try (YamlRoute route = new YamlRoute(world::bind, PUT + "      type.id: text\n")) {
            assertThat(route.holds("{'id': 'a', 'total': 1}")).contains("has another key than id");
        }
        try (YamlRoute route = new YamlRoute(world::bind, PUT)) {
            assertThat(route.holds("{'id': 'a', 'total': 1}", "{'id': 'b', 'total': 1}"))
                    .contains("mismatch");
            assertThat(route.letters).isEmpty();
        }
    }

    @Test
    void aTableThatIsNotThereHolds() throws Exception {
        try (YamlRoute route = new YamlRoute(world::bind, PUT)) {
            assertThat(route.holds("{'id': 'a', 'total': 1}")).contains("ResourceNotFound");
            world.with("orders", "id:S");
            route.deliver("{'id': 'a', 'total': 1}");
        }
        assertThat(world.rows("orders")).hasSize(1);
    }

    @Test
    void itWorksInsideOfASplitToo() throws Exception {
        world.with("orders", "id:S");
        world.put("orders", Map.of("id", AttributeValue.fromS("b")));
        try (YamlRoute route = new YamlRoute(world::bind, """
                - split:
                    id: each
                    simple: "${body}"
                    aggregationStrategy: remainingRecords
                    steps:
                """ + PUT.indent(6))) {
            route.deliver("{'id': 'a', 'total': 1}", "{'id': 'b', 'total': 1}", "{'id': 'c'}");
            assertThat(route.observed.outcomes).containsEntry("stored", 1).containsEntry("unchanged", 1);
            assertThat(route.letters).containsExactly("3 missing_field");
        }
    }

    @Test
    void aTableMayBeNamedByItsArn() throws Exception {
        world.with("orders", "id:S");
        String arn = "arn:aws:dynamodb:eu-west-1:123456789012:table/{{orders}}";
        try (YamlRoute route = new YamlRoute(world::bind, PUT.replace("{{orders}}", arn))) {
            route.deliver("{'id': 'a', 'total': 1}");
        }
        assertThat(world.rows("orders")).hasSize(1);
    }

    @Test
    void asFewCallsAsThereAreRecords() throws Exception {
        world.with("orders", "id:S");
        try (YamlRoute route = new YamlRoute(world::bind, PUT)) {
            route.deliver("{'id': 'a', 'total': 1}", "{'id': 'b', 'total': 1}", "{'id': 'c'}");
        }
        assertThat(world.calls).isEqualTo(List.of("PutItem", "PutItem"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "dynamodb-put-once:x?key=id&item.id=1|is no table",
                "dynamodb-put-once:orders?item.id=RAW(${body[id]})|Option key is missing",
                "dynamodb-put-once:orders?key=id,line&item.id=RAW(${body[id]})|Write item.line",
                "dynamodb-put-once:orders?key=id&item.id=RAW(${body[id]})&optional=id|do not name it in optional",
                "dynamodb-put-once:orders?key=id&item.id=RAW(${body[id]})&type.id=string|Write one of text, number, boolean",
                "dynamodb-put-once:orders?key=id&item.id=RAW(${body[id]})&writers=0|Write 1 to 100",
                "dynamodb-put-once:orders?key=id&item.id=RAW(${body[id]})&reason=No%20way|is no reason",
                "dynamodb-put-once:orders?key=id&item.id=RAW(${bean:x})|calls a method",
                "dynamodb-put-once:orders?key=id&item.id=RAW(${body[id]})&nullable=id|do not name it in optional or nullable",
                "dynamodb-put-once:orders?key=id&item.id=RAW(${body[id]})&stored=dead_letter|is no name of an outcome",
            })
    void whatMakesNoSenseRefusesTheStart(String uri, String problem) {
        assertThatThrownBy(() -> new YamlRoute(world::bind, "- to:\n    id: save\n    uri: \"" + uri + "\"\n"))
                .hasStackTraceContaining(problem);
    }
}
