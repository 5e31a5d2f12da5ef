package dev.wadi.blocks.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.blocks.BlockRoute;
import dev.wadi.delivery.RefusedRecordException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code parse:json} and {@code parse:json-lines} in a route. */
@Timeout(600)
class ParseTest {

    @Test
    void fieldsAreReachedByTheSimpleLanguage() throws Exception {
        String steps = """
                - to: parse:json
                - split:
                    simple: "${body}"
                    steps:
                      - setHeader: {name: total, simple: "${body[order][total]}"}
                      - setHeader: {name: first, simple: "${body[lines][0]}"}
                      - to: "effect:put?item=${header.total} ${header.first}"
                """;
        try (BlockRoute route = new BlockRoute(steps)) {
            assertThat(route.deliver("{\"order\":{\"total\":1.10},\"lines\":[\"a\"]}"))
                    .isTrue();
            assertThat(route.effects).containsExactly("put 1.10 a");
        }
    }

    @Test
    void fieldsAreReachedByJsonPath() throws Exception {
        String steps = """
                - to: parse:json
                - split:
                    simple: "${body}"
                    steps:
                      - setHeader: {name: last, jsonpath: "$.lines[-1].total"}
                      - to: "effect:put?item=${header.last}"
                """;
        try (BlockRoute route = new BlockRoute(steps)) {
            String exact = "12345678901234567890123456789012345.678";
            assertThat(route.deliver("{\"lines\":[{\"total\":1},{\"total\":" + exact + "}]}"))
                    .isTrue();
            assertThat(route.effects).containsExactly("put " + exact);
        }
    }

    /** Camel by itself compares 5.1 and 5 as whole numbers, and 4294967297 as 1. */
    @ParameterizedTest
    @CsvSource({
        "> 5, 5.1, 4.9",
        "> 5, 5.000000001, 5",
        "< 5, 4.99, 5.01",
        "== 5, 5.0, 5.1",
        "!= 5, 5.1, 5.00",
        "> 5, 4294967297, -4294967290",
        "> 5, 18446744073709551617, -18446744073709551610",
        "> 4294967296, 4294967296.5, 4294967295.5"
    })
    void aFieldDecidesWhatIsFilteredByItsExactValue(String than, String yes, String no) throws Exception {
        String steps = """
                - to: parse:json
                - split:
                    simple: "${body}"
                    steps:
                      - filter:
                          simple: "${body[total]} %s"
                          steps: [{to: "effect:put?item=${body[total]}"}]
                """.formatted(than);
        try (BlockRoute route = new BlockRoute(steps)) {
            assertThat(route.deliver("{\"total\":" + yes + "}", "{\"total\":" + no + "}"))
                    .isTrue();
            assertThat(route.effects).containsExactly("put " + yes);
            assertThat(route.outcomes()).isEqualTo(Map.of("filtered", 1, "stored", 1));
        }
    }

    @Test
    void optionsBoundWhatIsTakenAndNameTheReason() throws Exception {
        try (BlockRoute route = new BlockRoute("""
                - to:
                    uri: parse:json
                    parameters: {maxDepth: 1, maxDigits: 2, maxSize: 20B, objectsOnly: false, reason: bad_order}
                - to: effect:put
                """)) {
            assertThat(route.deliver("[1]", "[[1]]", "[100]", "[1" + " ".repeat(20) + "]", "nothing"))
                    .isTrue();
            assertThat(route.effects).containsExactly("put [1]");
            assertThat(route.why().split("\n"))
                    .allMatch(why -> why.startsWith("bad_order: "))
                    .anyMatch(why -> why.contains("too_deep: more than 1 level"))
                    .anyMatch(why -> why.contains("number_too_long"))
                    .anyMatch(why -> why.contains("too_large: the text has 23 bytes, more than 20"))
                    .anyMatch(why -> why.contains("malformed_json"));
        }
    }

    @Test
    void eachCauseMayHaveAWordOfTheRoute() throws Exception {
        String steps = """
                - to:
                    id: parse
                    uri: parse:json
                    parameters: {maxDepth: 1, maxDigits: 2, reason: malformed_json, reason.too_deep: bad_field, reason.not_an_object: not_an_object}
                - to: effect:put
                """;
        try (BlockRoute route = new BlockRoute(steps)) {
            assertThat(route.deliver("{\"a\":{}}", "{\"a\":123}", "[]", "{")).isTrue();
            assertThat(route.letters())
                    .containsExactly(
                            "id-{\"a\":{}} bad_field",
                            "id-{\"a\":123} malformed_json",
                            "id-[] not_an_object",
                            "id-{ malformed_json");
            assertThat(route.why())
                    .contains(
                            "bad_field: Step parse: too_deep: ",
                            "malformed_json: Step parse: number_too_long: ",
                            "not_an_object: Step parse: the text is",
                            "malformed_json: Step parse: Unexpected end-of-input");
        }
    }

    @Test
    void someFieldsMayBeAllThatIsKept() throws Exception {
        String steps = """
                - to: "parse:json?fields=id,total&duplicateKeys=last"
                - to: "effect:put?item=${body}"
                """;
        try (BlockRoute route = new BlockRoute(steps)) {
            assertThat(route.deliver("{\"id\":1,\"secret\":{\"a\":1,\"a\":2},\"id\":2}"))
                    .isTrue();
            assertThat(route.effects).containsExactly("put {\"id\":2}");
        }
    }

    @Test
    void whatStandsTwiceHolds() throws Exception {
        try (BlockRoute route = new BlockRoute("- to: parse:json\n- to: parse:json\n- to: effect:put\n")) {
            assertThat(route.holds("{}")).contains("parse finds no text", "stands twice");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "parse:xml",
                "parse:json?maxDepth=0",
                "parse:json?maxDigits=20000",
                "parse:json?maxSize=much",
                "parse:json?reason=Bad Order",
                "parse:json?reason.nonsense=bad",
                "parse:json?reason.not_utf8=Bad Bytes",
                "parse:json?duplicateKeys=first",
                "parse:json?fields=",
                "parse:json?nonsense=1"
            })
    void wrongOptionsRefuseTheStart(String uri) {
        assertThatThrownBy(() -> new BlockRoute("- to: \"" + uri + "\"\n")).isNotNull();
    }

    /** Over the poll, and in an exchange for each message. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s",
                "- split:\n    simple: \"${body}\"\n    aggregationStrategy: remainingRecords\n    steps:\n%s"
            })
    void eachLineOfAMessageIsARecord(String place) throws Exception {
        String lines = "- to: {id: parse-lines, uri: \"parse:json-lines\"}\n".indent(place.equals("%s") ? 0 : 6);
        String steps = place.formatted(lines) + "\n- to: \"effect:put?item=${body[id]} ${header.CamelTextId}\"\n";
        try (BlockRoute route = new BlockRoute(steps)) {
            String message = "{\"id\":1}\r\n\n{\"id\":\n{\"id\":3}";
            assertThat(route.deliver(message, "{\"id\":9}")).isTrue();
            assertThat(route.effects)
                    .containsExactly("put 1 id-" + message, "put 3 id-" + message, "put 9 id-{\"id\":9}");
            assertThat(route.outcomes()).isEqualTo(Map.of("stored", 3, "dead_letter", 1));
            RefusedRecordException refused = route.refused().get(0);
            assertThat(refused.reason()).isEqualTo("malformed_json");
            assertThat(refused.detail()).startsWith("Step parse-lines: line 3 of the message: ");
            assertThat(refused.record().recordIndex()).isEqualTo(1);
            assertThat(new String(refused.record().payload(), UTF_8)).isEqualTo("{\"id\":");
        }
    }

    @Test
    void aMessageThatCannotBeOpenedIsRefusedWhole() throws Exception {
        try (BlockRoute route =
                new BlockRoute("- to: {id: open, uri: \"parse:json-lines?maxRecords=2\"}\n- to: effect:put\n")) {
            assertThat(route.deliver("\n \n", "{}\n{}\n{}", "{}\n{}\n")).isTrue();
            assertThat(route.effects).hasSize(2);
            assertThat(route.why())
                    .contains("no_records: ", "too_many_records: Step open: the message has more than 2");
        }
    }
}
