package dev.wadi.scenario.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ItemJsonTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void everyTypeIsReadAndWrittenInOneForm() throws JsonProcessingException {
        String item = """
                {"a": {"S": "x"}, "b": {"N": "1.50"}, "c": {"BOOL": false}, "d": {"NULL": true}, "e": {"B": "AQI="},
                 "f": {"SS": ["y", "x"]}, "g": {"NS": ["200", "1.0"]}, "h": {"BS": ["Ag==", "AQ=="]},
                 "i": {"L": [{"S": "x"}, {"L": []}]}, "j": {"M": {"k": {"M": {}}}}}""";
        String written = """
                {"a": {"S": "x"}, "b": {"N": "1.5"}, "c": {"BOOL": false}, "d": {"NULL": true}, "e": {"B": "AQI="},
                 "f": {"SS": ["x", "y"]}, "g": {"NS": ["1", "200"]}, "h": {"BS": ["AQ==", "Ag=="]},
                 "i": {"L": [{"S": "x"}, {"L": []}]}, "j": {"M": {"k": {"M": {}}}}}""";
        assertThat(ItemJson.json(ItemJson.item(ScenarioNode.root(JSON.readTree(item)))))
                .isEqualTo(JSON.readTree(written));
    }

    @ParameterizedTest
    @CsvSource({"1200, 1200", "1.2E3, 1200", "0.50, 0.5", "1E125, 1E+125", "1E-130, 1E-130"})
    void aNumberIsWrittenAsAPersonWritesIt(String number, String written) throws JsonProcessingException {
        ScenarioNode item = ScenarioNode.root(JSON.readTree("{\"a\": {\"N\": \"" + number + "\"}}"));
        assertThat(ItemJson.json(ItemJson.item(item)).at("/a/N").asText()).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"L\": \"x\"} | a.L: must be a list, not text",
                "{\"L\": {\"a\": {\"S\": \"x\"}}} | a.L: must be a list, not an object",
                "{\"L\": [\"x\"]} | a.L[0]: must be an object, not text",
                "{\"M\": \"x\"} | a.M: must be an object, not text",
                "{\"M\": {\"b\": {\"S\": 1}}} | a.M.b.S: must be text, not the number 1; put it in quotes",
                "{\"SS\": \"x\"} | a.SS: must be a list, not text",
                "{\"SS\": [\"1\", {}]} | a.SS[1]: must be text, not an object",
                "{\"SS\": []} | a.SS: a set must not be empty",
                "{\"NS\": [\"1\", \"one\"]} | a.NS[1]: 'one' is no number",
                "{\"NS\": [\"1\", \"1.0\"]} | a.NS[1]: stands twice in the set",
                "{\"B\": \"?\"} | a.B: '?' is no Base64",
                "{\"B\": 1} | a.B: must be text, not the number 1; put it in quotes",
                "{\"BS\": [\"?\"]} | a.BS[0]: '?' is no Base64",
                "{\"NULL\": false} | a.NULL: must be true",
                "{\"BOOL\": \"true\"} | a.BOOL: must be true or false without quotes, not \"true\"",
                "{\"X\": \"x\"} | a: unknown type X",
                "{} | a: must be a value in DynamoDB's form, such as {\"S\": \"text\"}"
            })
    void aWrongItemIsRefusedWithItsPlace(String value, String problem) throws JsonProcessingException {
        ScenarioNode item = ScenarioNode.root(JSON.readTree("{\"a\": " + value + "}"));
        assertThatThrownBy(() -> ItemJson.item(item))
                .isInstanceOf(ScenarioFormatException.class)
                .hasMessage(problem);
    }
}
