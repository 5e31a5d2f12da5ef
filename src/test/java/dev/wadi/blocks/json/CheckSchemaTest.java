package dev.wadi.blocks.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.blocks.BlockRoute;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(600)
class CheckSchemaTest {
    private static final String ORDER = """
            {
              "type": "object",
              "required": ["id", "total"],
              "additionalProperties": false,
              "properties": {
                "id": {"type": "string", "pattern": "^[a-z]{1,8}$"},
                "total": {"type": "number", "exclusiveMinimum": 0, "maximum": 12345678901234567890.5, "multipleOf": 0.01},
                "count": {"type": "integer"},
                "placed": {"type": "string", "format": "date-time"},
                "kind": {"enum": ["small", "large"]},
                "password": {"type": "string", "maxLength": 3},
                "lines": {"type": "array", "items": {"$ref": "line.schema.json"}}
              }
            }
            """;

    @TempDir
    private Path folder;

    private Path schema(String text) throws Exception {
        Files.writeString(folder.resolve("line.schema.json"), "{\"type\":\"object\",\"required\":[\"sku\"]}");
        return Files.writeString(folder.resolve("order.schema.json"), text);
    }

    private BlockRoute route(String text) throws Exception {
        return new BlockRoute(
                "- to: parse:json\n- to: {id: check, uri: \"check-schema:" + schema(text) + "\"}\n- to: effect:put\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"id":"a"}                                             | the whole record: | 'total'
            {"id":1,"total":1}                                     | /id:              | integer found, string expected
            {"id":"A","total":1}                                   | /id:              | pattern
            {"id":"a","total":0}                                   | /total:           | 0
            {"id":"a","total":1.005}                               | /total:           | 0.01
            {"id":"a","total":12345678901234567890.51}             | /total:           | 12345678901234567890.5
            {"id":"a","total":1,"count":1.5}                       | /count:           | integer expected
            {"id":"a","total":1,"placed":"yesterday"}              | /placed:          | date-time
            {"id":"a","total":1,"kind":"huge"}                     | /kind:            | small
            {"id":"a","total":1,"more":2}                          | the whole record: | 'more'
            {"id":"a","total":1,"lines":[{"sku":1},{"sk":"top secret"}]} | /lines/1:   | 'sku'
            """)
    void whatTheSchemaDoesNotAllowIsRefusedWithThePlaceAndWhatWasExpected(String record, String where, String expected)
            throws Exception {
        try (BlockRoute route = route(ORDER)) {
            assertThat(route.deliver(record, "{\"id\":\"good\",\"total\":1.10}"))
                    .isTrue();
            assertThat(route.outcomes()).isEqualTo(Map.of("stored", 1, "dead_letter", 1));
            assertThat(route.effects).containsExactly("put {\"id\":\"good\",\"total\":1.10}");
            assertThat(route.why())
                    .startsWith("schema_violation: Step check: " + where)
                    .contains(expected);
        }
    }

    @Test
    void theValueOfARecordDoesNotStandInTheDetail() throws Exception {
        try (BlockRoute route = route(ORDER)) {
            assertThat(route.deliver("{\"id\":\"a\",\"total\":1,\"password\":\"hunter2\"}"))
                    .isTrue();
            assertThat(route.why())
                    .startsWith("schema_violation: Step check: /password: ")
                    .doesNotContain("hunter2");
        }
    }

    @Test
    void aTextThatSomebodyHasMadeForThePatternIsRefusedInTime() throws Exception {
        String slow = "{\"properties\":{\"id\":{\"pattern\":\"^a*a*a*a*a*a*a*b?$\"}}}";
        try (BlockRoute route = route(slow)) {
            assertThat(route.deliver("{\"id\":\"" + "a".repeat(60) + "!\"}", "{\"id\":\"aaa\"}"))
                    .isTrue();
            assertThat(route.why())
                    .contains("schema_violation: Step check: a text takes too long for the pattern ^a*a*");
            assertThat(route.outcomes()).isEqualTo(Map.of("stored", 1, "dead_letter", 1));
        }
    }

    @Test
    void aRecordThatNobodyHasParsedHolds() throws Exception {
        try (BlockRoute route = new BlockRoute("- to: \"check-schema:" + schema(ORDER) + "\"\n- to: effect:put\n")) {
            assertThat(route.holds("{}")).contains("nobody has parsed", "parse:json");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"type":"objekt"}                                 | :1 | type
            {"properties":{"a":{"pattern":"("}}}              | :1 | pattern
            {"type":"object","type":"object"}                 | :1 | Duplicate
            {"$ref":"https://example.com/other.json"}         | .json | only files of its own folder
            {"$ref":"../secret.json"}                         | .json | only files of its own folder
            {"$ref":"missing.json"}                           | .json | only files of its own folder
            [1]                                               | :1 | no JSON object
            {                                                 | :1 | end-of-input
            """)
    void aFileThatIsNoSchemaRefusesTheStartWithItsPlace(String text, String line, String what) throws Exception {
        assertThatThrownBy(() -> route(text))
                .hasStackTraceContaining("order.schema.json" + (line.startsWith(":") ? line : "")
                        + " is no schema that check-schema could use")
                .hasStackTraceContaining(what);
    }

    @Test
    void theLineIsThatOfTheMistake() throws Exception {
        assertThatThrownBy(() -> route(ORDER.replace("\"integer\"", "\"integral\"")))
                .hasStackTraceContaining("order.schema.json:8 is no schema");
        assertThatThrownBy(() -> new BlockRoute("- to: check-schema:none.schema.json\n"))
                .hasStackTraceContaining("check-schema finds no file")
                .hasStackTraceContaining("none.schema.json");
    }
}
