package dev.wadi.edge.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonValueTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.10",
                "-1E+400",
                "1e999999999",
                "0",
                "true",
                "null",
                "\"\"",
                "\"a\\u0041\\ud800 \\\"b\\\" {,}\"",
                "{ \"a\" : [ 1 , {} ] }",
                "[]",
                "[ [\"]\"] ]",
                "\"\uD83C\uDF0A\""
            })
    void aValueIsKeptAsItWasWritten(String raw) throws NoObjectException {
        String padding = "x".repeat(40_000);
        for (String text : List.of(
                "{\"v\":" + raw + "}",
                " { \"a\" : {\"v\":1} , \"v\" : " + raw + " , \"z\":[" + raw + "] } ",
                "{\"p\":\"" + padding + "\",\"v\":" + raw + ",\"q\":\"" + padding + "\"}")) {
            assertThat(ObjectText.values(text).get("v")).isEqualTo(new JsonValue(raw));
        }
    }

    @Test
    void aLongTextAcrossTheParsersBuffersIsWhole() throws NoObjectException {
        String raw = "\"" + "ab\\n".repeat(50_000) + "\"";
        assertThat(ObjectText.values("{\"a\":" + raw + ",\"b\":[" + raw + "]}"))
                .isEqualTo(Map.of("a", new JsonValue(raw), "b", new JsonValue("[" + raw + "]")));
    }

    @Test
    void theLastOfEqualNamesCounts() throws NoObjectException {
        assertThat(ObjectText.values("{\"a\":1,\"a\":2}")).isEqualTo(Map.of("a", new JsonValue("2")));
    }

    @Test
    void elementsAreThoseOfAnArrayOnly() {
        assertThat(new JsonValue("[1, {\"a\":[2]} ,\"x\" ,[]]").elements())
                .extracting(JsonValue::raw)
                .containsExactly("1", "{\"a\":[2]}", "\"x\"", "[]");
        assertThat(new JsonValue("{\"a\":[2]}").elements()).isEmpty();
        assertThat(new JsonValue("5").elements()).isEmpty();
    }

    @Test
    void theTextOfATextIsWhatItSays() {
        assertThat(new JsonValue("\"a\\u0041\\n\"").text()).isEqualTo("aA\n");
        assertThat(new JsonValue("true").text()).isEqualTo("true");
        assertThat(new JsonValue("1.10").text()).isEqualTo("1.10");
    }
}
