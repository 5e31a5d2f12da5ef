package dev.wadi.pipelines.datasetprocessing.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.pipelines.datasetprocessing.table.PlainNumber;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellTextTest {
    private final CellText cell = new CellText();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "NA",
                "N/A",
                "n/a",
                "NaN",
                "nan",
                "-NaN",
                "-nan",
                "NULL",
                "null",
                "<NA>",
                "#NA",
                "#N/A",
                "#N/A N/A",
                "1.#IND",
                "-1.#IND",
                "1.#QNAN",
                "-1.#QNAN"
            })
    void isMissing(String text) {
        assertThat(parse(text)).isEqualTo(CellText.Kind.MISSING);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-7, -7",
        "+7, 7",
        "007, 7",
        "12.5, 12.5",
        "12., 12",
        ".5, 0.5",
        "-0.5, -0.5",
        "1e3, 1000",
        "2.5E-1, 0.25",
        "' 8 ', 8",
        "123456789012345678, 123456789012345678",
        "9007199254740993, 9007199254740993",
        "0.1234567890123456789, 0.1234567890123456789",
        "1234567890123456789012, 1234567890123456789012",
        "1e400, Infinity"
    })
    void isANumber(String text, double number) {
        assertThat(parse(text)).isEqualTo(CellText.Kind.NUMBER);
        assertThat(cell.number()).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12,5",
                "1 000",
                "-",
                "+",
                ".",
                "e5",
                "1e",
                "1e+",
                "1f",
                "0x1p3",
                "Infinity",
                "inf",
                "Na",
                "none",
                " ",
                "1.2.3",
                "--1",
                "år"
            })
    void isText(String text) {
        assertThat(parse(text)).isEqualTo(CellText.Kind.TEXT);
    }

    @ParameterizedTest
    @CsvSource({"0, true", "-7, true", "120, true", "007, false", "-0, false", "1.50, false", "+1, false", "1e3, false"
    })
    void knowsWhetherANumberIsWrittenPlainly(String text, boolean plain) {
        parse(text);
        assertThat(cell.isPlain()).isEqualTo(plain);
    }

    @Property
    void everyWrittenNumberIsReadAsItIs(@ForAll double number) {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            return;
        }
        assertThat(parse(Double.toString(number))).isEqualTo(CellText.Kind.NUMBER);
        assertThat(cell.number()).isEqualTo(number);
        parse(PlainNumber.text(number));
        assertThat(cell.number()).isEqualTo(number == 0 ? 0.0 : number);
    }

    private CellText.Kind parse(String text) {
        return cell.parse(("7;" + text + ";8").toCharArray(), 2, text.length());
    }
}
