package dev.wadi.blocks.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.delivery.RefusedException;
import dev.wadi.edge.json.JsonValueWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
    private static final JsonReader READER = reader(true, 3);
    private static final JsonReader ANY = reader(false, 3);

    @Test
    void valuesAreAsTheyWereWritten() throws Exception {
        assertThat(READER.read("{\"b\":\"grün \\u00e9\",\"a\":[1,true,null,{}]}"))
                .isEqualTo(Map.of("b", "grün é", "a", Arrays.asList(1, true, null, Map.of())));
        assertThat(object("{\"b\":1,\"a\":2}").keySet()).asString().isEqualTo("[b, a]");
    }

    @Test
    void numbersAreExact() throws Exception {
        assertThat(number("1")).isEqualTo(1);
        assertThat(number("-9007199254740993")).isEqualTo(-9007199254740993L);
        assertThat(number("12345678901234567890123456789012345678"))
                .isEqualTo(new BigInteger("12345678901234567890123456789012345678"));
        assertThat(number("1.10")).isEqualTo(new BigDecimal("1.10"));
        assertThat(number("0.12345678901234567890123456789012345678"))
                .isEqualTo(new BigDecimal("0.12345678901234567890123456789012345678"));
        assertThat(number("1e3")).isEqualTo(new BigDecimal("1E+3"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.10", "12345678901234567890123456789012345678", "1E+3", "1E-7"})
    void aNumberIsWrittenAsItWasRead(String number) throws Exception {
        assertThat(JsonValueWriter.text(READER.read("{\"n\":" + number + "}"))).isEqualTo("{\"n\":" + number + "}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
            ''                       | malformed_json  | the text is empty
            '   '                    | malformed_json  | the text is empty
            {                        | malformed_json  | line 1
            {"a":}                   | malformed_json  | line 1, column
            {'a':1}                  | malformed_json  | line 1
            {"a":NaN}                | malformed_json  | NaN
            {"a":01}                 | malformed_json  | line 1
            {"a":1,}                 | malformed_json  | line 1
            {"a":1}//                | trailing_text   | something follows
            {"a":1} {}               | trailing_text   | line 1, column 9
            {"a":1}}                 | trailing_text   | something follows
            [1]                      | not_an_object   | JSON array
            "text"                   | not_an_object   | JSON text
            12                       | not_an_object   | JSON number
            null                     | not_an_object   | JSON null
            true                     | not_an_object   | JSON boolean
            {"a":1,"b":2,"a":1}      | duplicate_key   | "a" stands twice
            {"a":{"b":null,"b":0}}   | duplicate_key   | "b" stands twice
            {"a":1,"\\u0061":2}      | duplicate_key   | "a" stands twice
            {"a":[[[1]]]}            | too_deep        | more than 3 levels
            {"a":12345678901234567890123456789012345678901} | number_too_long | more than 40 digits
            {"a":0.12345678901234567890123456789012345678901} | number_too_long | more than 40 digits
            {"a":1e41}               | number_too_long | more than 40 digits
            {"a":1e-41}              | number_too_long | more than 40 digits
            {"a":1e999999999}        | number_too_long | more than 40 digits
            {"a":1e99999999999999}   | number_too_long | more than 40 digits
            """)
    void whatIsNotTheJsonThatWasAgreedIsRefused(String text, String reason, String detail) {
        assertThatThrownBy(() -> READER.read(text))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(e.reason().name()).isEqualTo(reason))
                .hasMessageContaining(detail);
    }

    @Test
    void aByteOrderMarkIsRefused() {
        assertThatThrownBy(() -> READER.read("\uFEFF{}")).hasMessageContaining("byte-order mark");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e39", "1e-39", "-1234567890123456789012345678901234567890", "{\"a\":[[1]]}"})
    void whatIsJustWithinTheBoundsIsTaken(String text) throws Exception {
        assertThat(ANY.read(text)).isNotNull();
    }

    @Test
    void otherValuesThanObjectsAreTakenWhereThatIsWanted() throws Exception {
        assertThat(ANY.read("[1]")).isEqualTo(List.of(1));
        assertThat(ANY.read("\"a\"")).isEqualTo("a");
        assertThatThrownBy(() -> ANY.read("null")).hasMessageContaining("JSON null");
    }

    /** Names that all fall into one place of a table of names, and more of them than a parser may keep. */
    @Test
    void namesThatSomebodyHasMadeToCollideAreNoFault() throws Exception {
        StringBuilder hostile = new StringBuilder("{");
        for (int i = 0; i < 1 << 12; i++) {
            hostile.append(i == 0 ? "" : ",").append('"');
            for (int bit = 0; bit < 12; bit++) {
                hostile.append((i >> bit & 1) == 0 ? "Aa" : "BB");
            }
            hostile.append("\":").append(i);
        }
        assertThat(object(hostile.append('}').toString())).hasSize(1 << 12);
    }

    @Test
    void aTextThatIsDeepWithoutEndIsRefusedAtTheBound() {
        JsonReader deep = reader(false, 1000);
        assertThatThrownBy(() -> deep.read("[".repeat(500_000))).hasMessageContaining("more than 1000 levels");
    }

    private static Object number(String text) throws RefusedException {
        return object("{\"n\":" + text + "}").get("n");
    }

    private static Map<?, ?> object(String text) throws RefusedException {
        Object read = READER.read(text);
        return (Map<?, ?>) read;
    }

    @Test
    void ofANameThatStandsTwiceTheLastValueMayCount() throws Exception {
        JsonReader last = new JsonReader(true, "last", null, 3, 40);
        assertThat(last.read("{\"a\":1,\"b\":{\"c\":1,\"c\":null},\"a\":2}")).hasToString("{a=2, b={c=null}}");
    }

    @Test
    void whatIsNotKeptIsNotLookedIntoButMustBeJson() throws Exception {
        JsonReader some = new JsonReader(true, "refuse", "a, b", 3, 40);
        String deep = "[".repeat(50_000) + "]".repeat(50_000);
        assertThat(some.read("{\"x\":" + deep + ",\"a\":1,\"y\":{\"k\":1,\"k\":1e9999},\"x\":1,\"b\":{\"x\":2}}"))
                .isEqualTo(Map.of("a", 1, "b", Map.of("x", 2)));
        assertThatThrownBy(() -> some.read("{\"x\":tru}")).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> some.read("{\"a\":1,\"a\":1}"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("stands twice");
    }

    @ParameterizedTest
    @CsvSource({"first, a, Write refuse or last", "last, 'a,', Write names separated by commas"})
    void whatMakesNoSenseIsRefused(String duplicateKeys, String fields, String told) {
        assertThatThrownBy(() -> new JsonReader(true, duplicateKeys, fields, 3, 40))
                .hasMessageContaining(told);
    }

    private static JsonReader reader(boolean objectsOnly, int depth) {
        return new JsonReader(objectsOnly, "refuse", null, depth, 40);
    }
}
