package dev.wadi.pipelines.turbinestatus;

import static dev.wadi.pipelines.turbinestatus.Refused.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.delivery.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(10)
class CodeTypeTest {

    @ParameterizedTest
    @CsvSource({
        "102,102",
        "102.0,102",
        "102.000,102",
        "'\" 102 \"',102",
        "'\"\\t102\\n\"',102",
        "'\"102.0\"',102",
        "1e2,100",
        "'\"1e2\"',100",
        "1.02E+2,102",
        "'\"+7\"',7",
        "'\"007\"',7",
        "-5,-5",
        "0,0",
        "-0,0",
        "-0.0,0",
        "'\"-0\"',0",
        "0e-5,0",
        "99999999999999999999999999999999999999,99999999999999999999999999999999999999",
    })
    void integersHaveOneSpelling(String json, String code) throws RefusedException {
        assertThat(CodeType.INTEGER.code(Json.value(json))).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3.5",
                "102.00000000000000001",
                "\"3.5\"",
                "true",
                "false",
                "{}",
                "[]",
                "[1]",
                "\"\"",
                "\" \"",
                "\"x\"",
                "\"1 2\"",
                "\"0x10\"",
                "\"1_0\"",
                "\"NaN\"",
                "\"Infinity\"",
                "\"١٢\"",
                "\".5\"",
                "\"5.\"",
                "\"--5\"",
                "\"1e\"",
                "1e999999999",
                "\"1e999999999\"",
                "1e-999999999",
                "\"1e-999999999\"",
                "1e1001"
            })
    void whatIsNoIntegerIsInvalid(String json) {
        assertRefused(SignalReason.invalid_value, "value ", () -> CodeType.INTEGER.code(Json.value(json)));
    }

    @ParameterizedTest
    @CsvSource({"1e38,38", "'\"1e400\"',400", "1e999,999"})
    void aLargeIntegerIsOneToo(String json, int zeros) throws RefusedException {
        assertThat(CodeType.INTEGER.code(Json.value(json))).isEqualTo("1" + "0".repeat(zeros));
    }

    @Test
    void zeroIsZeroWhateverItsExponent() throws RefusedException {
        assertThat(CodeType.INTEGER.code(Json.value("0e999999999"))).isEqualTo("0");
        assertThat(CodeType.INTEGER.code(Json.value("-0.000"))).isEqualTo("0");
    }

    @Test
    void aLongValueIsCutInTheDetail() {
        String json = "\"" + "x".repeat(1000) + "\"";
        assertRefused(SignalReason.invalid_value, "x...", () -> CodeType.INTEGER.code(Json.value(json)));
    }

    @ParameterizedTest
    @CsvSource({
        "'\"run\"',RUN",
        "'\" Run \"',RUN",
        "'\"größe\"',GRÖSSE",
        "'\"i\"',I",
        "7,7",
        "7.0,7.0",
        "-7,-7",
        "1e2,100",
    })
    void textIsTrimmedAndUpperCasedInNoCountrysWay(String json, String code) throws RefusedException {
        assertThat(CodeType.STRING.code(Json.value(json))).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "{}", "[]", "\"\"", "\"  \"", "1e999999999"})
    void whatIsNoTextIsInvalid(String json) {
        assertRefused(SignalReason.invalid_value, "value ", () -> CodeType.STRING.code(Json.value(json)));
    }
}
