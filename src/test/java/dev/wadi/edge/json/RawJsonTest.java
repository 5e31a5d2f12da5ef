package dev.wadi.edge.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawJsonTest {

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
    void aValueIsKeptAsItWasWritten(String raw) throws NotAJsonObjectException {
        String padding = "x".repeat(40_000);
        for (String text : List.of(
                "{\"v\":" + raw + "}",
                " { \"a\" : {\"v\":1} , \"v\" : " + raw + " , \"z\":[" + raw + "] } ",
                "{\"p\":\"" + padding + "\",\"v\":" + raw + ",\"q\":\"" + padding + "\"}")) {
            assertThat(JsonObjectReader.values(text).get("v")).isEqualTo(new RawJson(raw));
        }
    }

    @Test
    void aLongTextAcrossTheParsersBuffersIsWhole() throws NotAJsonObjectException {
        String raw = "\"" + "ab\\n".repeat(50_000) + "\"";
        assertThat(JsonObjectReader.values("{\"a\":" + raw + ",\"b\":[" + raw + "]}"))
                .isEqualTo(Map.of("a", new RawJson(raw), "b", new RawJson("[" + raw + "]")));
    }

    @Test
    void theLastOfEqualNamesCounts() throws NotAJsonObjectException {
        assertThat(JsonObjectReader.values("{\"a\":1,\"a\":2}")).isEqualTo(Map.of("a", new RawJson("2")));
    }

    @Test
    void elementsAreThoseOfAnArrayOnly() {
        assertThat(new RawJson("[1, {\"a\":[2]} ,\"x\" ,[]]").elements())
                .extracting(RawJson::raw)
                .containsExactly("1", "{\"a\":[2]}", "\"x\"", "[]");
        assertThat(new RawJson("{\"a\":[2]}").elements()).isEmpty();
        assertThat(new RawJson("5").elements()).isEmpty();
    }

    @Test
    void theTextOfATextIsWhatItSays() {
        assertThat(new RawJson("\"a\\u0041\\n\"").text()).isEqualTo("aA\n");
        assertThat(new RawJson("true").text()).isEqualTo("true");
        assertThat(new RawJson("1.10").text()).isEqualTo("1.10");
    }
}
